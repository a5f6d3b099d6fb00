package main

import (
	"go/build"
	"io"
	"maps"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/analyzertest"
	"github.com/cbclint/cbclint/internal/progen"
)

// fixed is the result of fixes in memory.
type fixed struct {
	one    map[string]string // files of programs with one fix each
	places map[string]places // where the fixes of a file are
}

// fixInMemory applies some fixes alone, as an editor does, and all at once, as
// golangci-lint does. The result type-checks each time. A program with a fix that goes
// wrong is left out of the later steps.
func (tr *trial) fixInMemory() fixed {
	tr.Helper()
	result := fixed{make(map[string]string), make(map[string]places)}
	importer, err := analyzertest.NewImporter(tr.dir, progen.Imports()...)
	if err != nil {
		tr.Fatal(err)
	}
	fixes := 0
	for _, p := range tr.programs {
		pkg, err := analyzertest.Check(importer, "example.com/gen/"+p.Name, tr.built(p, build.Default, nil))
		if err != nil {
			tr.Fatalf("seed %d: %v\n%s", p.Seed, err, show(p))
		}
		diagnostics, err := pkg.Run(analyzer.Analyzer)
		if err != nil {
			tr.Fatal(err)
		}
		fixes += len(diagnostics)
		maps.Copy(result.places, placesOf(pkg, diagnostics))
		maps.Copy(result.one, tr.fixSome(p, pkg, diagnostics))
		all, err := pkg.Fix(diagnostics...)
		if err != nil {
			tr.Errorf("seed %d: all fixes: %v", p.Seed, err)
			continue
		}
		if before, after := comments(pkg), comments(all); before != after {
			tr.Errorf("seed %d: the comments were\n%s\nand are\n%s", p.Seed, before, after)
		}
		for _, elsewhere := range otherBuilds() {
			if _, err := analyzertest.Check(importer, "example.com/gen/"+p.Name, tr.built(p, elsewhere, all.Sources)); err != nil {
				tr.Errorf("seed %d: after all fixes another build (GOOS %s, tags %s) fails: %v", p.Seed, elsewhere.GOOS, elsewhere.BuildTags, err)
			}
		}
	}
	tr.Logf("%d findings", fixes)
	return result
}

// fixSome applies some fixes of a program, each alone. It returns the files after one of
// them.
func (tr *trial) fixSome(p progen.Program, pkg *analyzertest.Package, diagnostics []analysis.Diagnostic) map[string]string {
	tr.Helper()
	var one map[string]string
	for i, d := range diagnostics {
		if i%20 != int(p.Seed%20) {
			continue
		}
		fixed, err := pkg.Fix(d)
		if err != nil {
			tr.Errorf("seed %d: fixing %s alone: %v", p.Seed, pkg.Fset.Position(d.Pos), err)
			break
		}
		if one == nil || uint64(i) <= p.Seed%100 {
			one = fixed.Sources
		}
	}
	return one
}

// built returns the files of a program that a build takes, by their names in the module.
// If changed has another text for a file, it returns that.
func (tr *trial) built(p progen.Program, in build.Context, changed map[string]string) map[string]string {
	sources := make(map[string]string)
	for name, source := range p.Files {
		if takes(in, name, source) {
			path := filepath.Join(tr.dir, p.Name, name)
			sources[path] = source
			if text, ok := changed[path]; ok {
				sources[path] = text
			}
		}
	}
	return sources
}

// takes reports whether a build takes a file that is not a test.
func takes(in build.Context, name, source string) bool {
	in.OpenFile = func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(source)), nil }
	match, err := in.MatchFile("", name)
	return err == nil && match && !strings.HasSuffix(name, "_test.go")
}

// otherBuilds returns builds that take other files of a program.
func otherBuilds() []build.Context {
	tagged, windows := build.Default, build.Default
	tagged.BuildTags = []string{"never"}
	windows.GOOS = "windows"
	return []build.Context{tagged, windows}
}

// comments returns all comments of a package, one a line.
func comments(pkg *analyzertest.Package) string {
	var b strings.Builder
	for _, file := range pkg.Files {
		for _, group := range file.Comments {
			for _, comment := range group.List {
				b.WriteString(comment.Text + "\n")
			}
		}
	}
	return b.String()
}
