package codes_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestConstantsDoNotLinkCatalog builds a program that uses constants alone,
// and one that looks up a code: only the second has the catalog in it.
func TestConstantsDoNotLinkCatalog(t *testing.T) {
	const symbol = "github.com/cbclint/cbclint/codes.catalog"
	for program, want := range map[string]bool{"constants": false, "lookup": true} {
		exe := filepath.Join(t.TempDir(), program)
		if out, err := exec.Command("go", "build", "-o", exe, "./testdata/"+program).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		symbols, err := exec.Command("go", "tool", "nm", exe).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(symbols), symbol); got != want {
			t.Errorf("program %s has the symbol %s: %t; want %t", program, symbol, got, want)
		}
	}
}
