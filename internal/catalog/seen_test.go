package catalog

import (
	"slices"
	"strings"
	"testing"
)

// TestSeen: the codes in seen.txt are sorted, well formed, and in no catalog.
func TestSeen(t *testing.T) {
	c := Builtin()
	list := strings.Fields(seen)
	if !slices.IsSorted(list) || len(slices.Compact(list)) != 40 {
		t.Errorf("%d codes, or out of order", len(list))
	}
	for _, code := range list {
		if _, known := c.Lookup(code); known || !c.IsWellFormed(code) || !IsSeen(code) {
			t.Errorf("%s: in the catalog: %t", code, known)
		}
	}
	for _, code := range []string{"", "CBC", "CBC.5003", "CBC.0102\nCBC.0200", "BC.0102"} {
		if IsSeen(code) {
			t.Errorf("%q is seen", code)
		}
	}
}
