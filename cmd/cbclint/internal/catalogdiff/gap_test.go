package catalogdiff

import (
	"slices"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// TestMissing: a prefix counts if more than half of its codes are gone. Exactly half is
// not enough, and new codes do not matter.
func TestMissing(t *testing.T) {
	file := func(list ...codes.Code) *catalog.File {
		f := new(catalog.File)
		for _, code := range list {
			f.Codes = append(f.Codes, catalog.Record{Code: code})
		}
		return f
	}
	before := file("CBC.0001", "CBC.0002", "CBC.0003", "DMS.001", "DMS.002")
	for _, test := range []struct {
		after *catalog.File
		want  []Gap
	}{
		{file("X.001"), []Gap{{"CBC", 3, 3}, {"DMS", 2, 2}}},
		{file("CBC.0001", "DMS.001"), []Gap{{"CBC", 2, 3}}},
		{file("CBC.0001", "CBC.0002", "DMS.001"), nil},
		{before, nil},
	} {
		if got := Missing(before, test.after); !slices.Equal(got, test.want) {
			t.Errorf("%+v lacks %v; want %v", test.after.Codes, got, test.want)
		}
	}
	if got := Missing(new(catalog.File), before); got != nil {
		t.Errorf("of no codes, %v are lacking", got)
	}
}
