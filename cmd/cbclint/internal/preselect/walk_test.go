package preselect

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWalk: in random modules, the walk finds the packages that the go command finds, and
// the same of them may mention a code.
func TestWalk(t *testing.T) {
	compared := 0
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 1))
		dir := t.TempDir()
		files := randomModules(random)
		for name, text := range files {
			write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
		}
		env := [][2]string{{"GOFLAGS", "-mod=mod -tags=extra"}, {"GOOS", "windows"}, {"CGO_ENABLED", "0"}, {"GOFLAGS", "-mod=mod"}}[random.IntN(4)]
		t.Setenv("GOFLAGS", "-mod=mod")
		t.Setenv("GOOS", "")
		t.Setenv("CGO_ENABLED", "1")
		t.Setenv(env[0], env[1])
		patterns := [][]string{{"./..."}, {"./a/...", "./b"}, {"./b/...", "./a/..."}, {"./vendor/...", "./..."}, {"./testdata/..."}, {"../" + filepath.Base(dir) + "/..."}}[random.IntN(6)]
		s := New(Request{Dir: dir, Patterns: patterns, Tests: random.IntN(2) == 0, Prefixes: func([]Package) ([]string, error) { return []string{"CBC"}, nil }}, "CBC")
		walked, err := s.walk()
		if err != nil {
			t.Logf("%d: not walked: %v", seed, err)
			continue
		}
		listed, _, err := list(s.req)
		if err != nil {
			t.Logf("%d: not listed: %v", seed, err)
			continue
		}
		compared++
		if got, want := summaryOf(t, s, walked), summaryOf(t, s, listed); !slices.Equal(got, want) {
			t.Errorf("seed %d, %s, %s: the walk has\n\t%s\nthe go command has\n\t%s\n%s", seed, env, patterns,
				strings.Join(got, "\n\t"), strings.Join(want, "\n\t"), strings.Join(slices.Sorted(maps.Keys(files)), "\n"))
		}
	}
	if compared < 30 {
		t.Errorf("%d modules compared", compared)
	}
}

// TestWalkHard: names that the go command gives a meaning of their own are no reason to pass
// a package by.
func TestWalkHard(t *testing.T) {
	const code, use = "\n\nconst X = \"CBC.5003\"\n", "\n\nimport \"%s\"\n\nvar x = %s.X\n"
	for name, test := range map[string]struct {
		dir, pattern string
		files        map[string]string
		want         string // the packages that may mention a code
	}{
		"a module in a folder vendor": {"vendor", "./...", map[string]string{
			"vendor/go.mod": "module example.com/m\n", "vendor/a.go": "package m\n", "vendor/sub/s.go": "package sub" + code,
		}, "example.com/m/sub"},
		"a folder of the standard library without a package": {".", "./b/...", map[string]string{
			"go.mod": "module database\n", "r.go": "package database" + code, "b/b.go": "package b" + fmt.Sprintf(use, "database", "database"),
		}, "database/b"},
		"two paths of one folder": {".", "./p/...", map[string]string{
			"go.mod": "module example.com/m\n", "c/c.go": "package c" + code, "p/b/b.go": "package b" + fmt.Sprintf(use, "example.com/m/c", "c"),
			"p/zz/z.go": "package zz\n\nimport _ \"example.com/m/c/\"\n",
		}, "example.com/m/p/b"},
		"a module that is missing": {".", "./...", map[string]string{
			"go.mod": "module example.com/m\n", "a/a.go": "package a" + fmt.Sprintf(use, "example.com/p", "p"),
		}, "example.com/m/a"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOFLAGS", "")
			root := t.TempDir()
			for name, text := range test.files {
				write(t, filepath.Join(root, filepath.FromSlash(name)), text)
			}
			s := New(Request{Dir: filepath.Join(root, test.dir), Patterns: []string{test.pattern}, Prefixes: func([]Package) ([]string, error) { return []string{"CBC"}, nil }}, "CBC")
			walked, err := s.walk()
			if err != nil {
				t.Fatal(err)
			}
			result, err := s.search(walked)
			if err != nil {
				t.Fatal(err)
			}
			var found []string
			for _, p := range result.MayMention {
				found = append(found, p.Path)
			}
			if got := strings.Join(found, " "); got != test.want {
				t.Errorf("%q; want %q", got, test.want)
			}
		})
	}
}

// summaryOf returns what a search finds among packages.
func summaryOf(t *testing.T, s *Search, all []*listed) (lines []string) {
	t.Helper()
	result, err := s.search(all)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range result.Matched {
		lines = append(lines, fmt.Sprintf("%s in %s: %t", p.Path, p.Dir, slices.Contains(result.MayMention, p)))
	}
	slices.Sort(lines)
	return lines
}

// randomModules returns the files of a module, of a module in it, and of one that replaces
// a required one, all with random folders and files.
func randomModules(random *rand.Rand) map[string]string {
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	files := map[string]string{
		"go.mod":         "module example.com/m\n\ngo 1.25\n\nrequire example.com/other v0.0.0\n\nreplace example.com/other => ./nested/other\n",
		"a/go.go":        "package a\n",
		"other.go":       "package m\n",
		"b/b.go":         "package b\n\nimport \"example.com/other/x\"\n\nconst Y = x.X\n",
		"nested/o.go":    "package nested\n",
		"chain/c.go":     "package chain\n\nimport \"example.com/m/b\"\n\nvar z = b.Y\n",
		"far/f.go":       "package far\n\nimport \"example.com/other/y\"\n\nvar z = y.X\n",
		"far/f_test.go":  "package far_test\n\nimport \"example.com/m/b\"\n\nvar z = b.Y\n",
		"own/o_test.go":  "package own\n\nimport \"example.com/other/y\"\n\nvar z = y.X\n",
		"deep/er/d.go":   "package deep\n\nimport _ \"example.com/other/z\"\n",
		"own/only/o.go":  "package only\n",
		"own/only/x.txt": "CBC.5003",

		"nested/other/go.mod": "module example.com/other\n\ngo 1.25\n",
		"nested/other/z/z.go": "package z\n\nconst X = \"" + pick("CBC.5003", "plain") + "\"\n",
		"nested/other/y/y.go": "package y\n\nimport \"example.com/other/z\"\n\n" + pick("const X = z.X\n", "var X = z.X\n"),
		"nested/other/x/x.go": "package x\n\nimport (\n\t\"time\"\n\n\t\"example.com/other/y\"\n)\n\nconst X = " + pick("1\n\nvar _ = y.X\n", "time.Second\n\nvar _ = y.X\n"),
	}
	if strings.Contains(files["nested/other/y/y.go"], "const X") && random.IntN(2) == 0 {
		files["nested/other/x/x.go"] = "package x\n\nimport \"example.com/other/y\"\n\nconst X = y.X\n"
	}
	for i := range 12 {
		folders := []string{"."}
		for range random.IntN(4) {
			folders = append(folders, pick("a", "b", "testdata", "_x", ".x", "vendor", "internal", "v2", "deep", "linux", "main"))
		}
		folder := strings.Join(folders, "/")
		name := fmt.Sprintf("f%d", i) + pick("", "_test", "_windows", "_linux_amd64", "_linux_test", ".generated") + ".go"
		if random.IntN(6) == 0 {
			name = "_" + name
		}
		pkg := "p" + strings.Map(func(r rune) rune {
			if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, folder)
		if strings.HasSuffix(name, "_test.go") {
			pkg += pick("", "_test")
		}
		head := pick("", "", "", "//go:build extra\n\n", "//go:build ignore\n\n", "//go:build windows || cgo\n\n", "//go:build go1.99\n\n", "// Code generated by x. DO NOT EDIT.\n\n")
		body := pick("", "var X%[1]d = \"CBC.5003\"\n", "var X%[1]d = \"plain\"\n", "import \"C\"\n", "const C%[1]d = \"CBC.\"\n", "// CBC.5003\n", "//cbclint:ignore\nvar X%[1]d = 1\n", "import _ \"example.com/m/b\"\n")
		if strings.Contains(body, "%") {
			body = fmt.Sprintf(body, i)
		}
		if folder != "." && files[folder[2:]+"/go.go"] == "" && files[folder[2:]+"/b.go"] == "" {
			files[folder[2:]+"/"+name] = head + "package " + pkg + "\n\n" + body
		}
	}
	if random.IntN(3) == 0 {
		files["a/deep/go.mod"] = "module example.com/deep\n"
	}
	return files
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
