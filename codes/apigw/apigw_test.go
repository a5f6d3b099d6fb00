package apigw_test

import (
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/apigw"
	"github.com/cbclint/cbclint/internal/catalog"
)

// The package is one generated file, so that this stands here.
//go:generate go run ../../cmd/cbclint gen -package apigw -o apigw.go -catalog apigw -prefix APIG,APIGW

// TestCatalog: the package has the codes of the catalog of that name, and none of
// package codes.
func TestCatalog(t *testing.T) {
	all, err := catalog.Load(catalog.APIGW)
	if err != nil {
		t.Fatal(err)
	}
	number := 0
	for e := range all.All() {
		info, ok := apigw.Lookup(apigw.Code(e.Code))
		if want := strings.HasPrefix(string(e.Code), "APIG"); ok != want {
			t.Errorf("Lookup(%s): %t; want %t", e.Code, ok, want)
		}
		if !ok {
			continue
		}
		number++
		if info.Name != e.Name || info.Status != e.Status || info.Chinese != e.Chinese || codes.Retry(info.Retry) != e.Retry || apigw.Code(e.Code).Retryable() != e.Retry.Retryable() {
			t.Errorf("%s: %+v; want %+v", e.Code, info, e)
		}
	}
	for _, twin := range []apigw.Code{apigw.Throttled, apigw.ThrottledAPIG, "CBC.0250"} {
		if !apigw.Throttled.Is(twin) {
			t.Errorf("%s is not %s", apigw.Throttled, twin)
		}
	}
	if apigw.Throttled.Is(apigw.BadRequest) || apigw.Code("").Is(apigw.Throttled) {
		t.Error("a code is another one that is not its twin")
	}
	if number != 35+36 {
		t.Errorf("%d codes; want 35 of APIGW and 36 of APIG", number)
	}
}
