package progen

import (
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestPrograms: random programs compile, and go vet reports nothing.
func TestPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("builds 100 programs")
	}
	files := Support(drivertest.Root(t))
	for seed := range uint64(100) {
		p := Generate(seed)
		for name, source := range p.Files {
			files[filepath.Join(p.Name, name)] = source
		}
	}
	dir := drivertest.Module(t, files)
	for _, check := range [][]string{
		{"vet", "-atomic", "-bool", "-buildtags", "-directive", "-errorsas", "-ifaceassert", "-nilfunc", "-printf", "-stringintconv", "-tests", "./..."},
		{"build", "./..."},
		{"build", "-tags=never", "./..."},
	} {
		if r := drivertest.Run(t, dir, "go", check...); r.Exit != 0 {
			t.Fatalf("go %s:\n%.3000s", check, r.Stderr)
		}
	}
}

// TestLayouts: a module builds in every layout.
func TestLayouts(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	for layout := Replaced; layout <= VendoredInWork; layout++ {
		files, err := layout.Support(drivertest.Root(t))
		if err != nil {
			t.Fatal(err)
		}
		p := Generate(1)
		for name, source := range p.Files {
			files[filepath.Join(p.Name, name)] = source
		}
		files["main.go"] = Main([]Program{p})
		dir := drivertest.Module(t, files)
		r := drivertest.RunIn(t, dir, []string{"GOWORK="}, "go", "list", "-f", "{{.Dir}}", codesPath)
		if build := drivertest.RunIn(t, dir, []string{"GOWORK="}, "go", "build", "-o", filepath.Join(t.TempDir(), "out"), "."); build.Exit != 0 {
			t.Errorf("%s: %.3000s", layout, build.Stderr)
		}
		want := map[Layout]string{Replaced: "", Vendored: "DIR/vendor/", Workspace: "DIR/cbclint/", VendoredInWork: "DIR/vendor/"}[layout]
		if !strings.HasPrefix(r.Stdout, want) {
			t.Errorf("%s: package codes is in %s%s; want %s", layout, r.Stdout, r.Stderr, want)
		}
	}
}

// TestVariety: many programs have each feature that programs are made for.
func TestVariety(t *testing.T) {
	features := map[string]string{
		"CRLF":                    `\A[^\n]*\r\n`,
		"a byte order mark":       `\A\x{feff}`,
		"a package clause first":  `(?m)^package p[0-9]+ *; *(import|func|var)`,
		"imports on one line":     `import *"[^"]*" *; *import`,
		"comment instead of end":  `(?m)^package p[0-9]+[^\n]*/\* a\r?\n b \*/ *import`,
		"a comment inside":        `\(/\* a \*/`,
		"a dot import":            `\. *"github.com/cbclint/cbclint/codes"`,
		"a used-once import":      `CBC *\+`,
		"a used-once local":       `\+ *string *\( *rune`,
		"a pointer to a literal":  `new\(("CBC|string|h\.Str)`,
		"a range over a function": `range h\.Each`,
		"a build constraint":      `(?m)^//go:build !?(never|windows)`,
		"a chain":                 `(?m)(s|a|o|u|r\.S) == ("CBC\.[0-9]*"|.CBC\.[0-9]*.|string\("CBC\.[0-9]*"\)) \|\| (s|a|o|u|r\.S) == [^$]`,
		"a test":                  `func TestRun`,
		"a typed constant":        `const k[0-9] (own|h\.Own|CodeK[0-9]) =`,
		"a value by build":        `const k[0-9] = "CBC\." \+ part`,
		"a literal inside":        `(any\(|u \+ )("|.)CBC`,
		"a re-export":             `const k[0-9] = consts\.`,
	}
	found := make(map[string]int)
	unformatted := 0
	const programs = 400
	for seed := range uint64(programs) {
		has := make(map[string]bool)
		for _, source := range Generate(seed).Files {
			for feature, pattern := range features {
				has[feature] = has[feature] || regexp.MustCompile(pattern).MatchString(source)
			}
			plain := strings.ReplaceAll(strings.TrimPrefix(source, "\ufeff"), "\r\n", "\n")
			if gofmt(plain) != plain {
				unformatted++
			}
		}
		for feature := range maps.Keys(has) {
			if has[feature] {
				found[feature]++
			}
		}
	}
	for feature := range features {
		t.Logf("%4d of %d programs have %s", found[feature], programs, feature)
		if found[feature] < programs/100 {
			t.Errorf("%d of %d programs have %s", found[feature], programs, feature)
		}
	}
	if unformatted < programs/4 {
		t.Errorf("%d files are not as gofmt writes them", unformatted)
	}
}

// TestSame: the same seed gives the same program.
func TestSame(t *testing.T) {
	for seed := range uint64(20) {
		if !maps.Equal(Generate(seed).Files, Generate(seed).Files) {
			t.Errorf("seed %d gives two programs", seed)
		}
	}
}
