package main

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/analyzertest"
	"github.com/cbclint/cbclint/internal/progen"
)

var (
	programs = flag.Int("programs", 200, "how many random `programs` TestDifferential fixes")
	seed     = flag.Uint64("seed", 1, "the `seed` of the first of them")
)

// TestDifferential fixes random programs: they compile afterwards, print the
// same, are formatted, and have nothing more to fix. A failure names the seed
// of the program; run it alone with -programs=1 -seed=N.
func TestDifferential(t *testing.T) {
	const batch = 200 // programs that are built as one
	for done := 0; done < *programs && !t.Failed(); done += batch {
		var some []progen.Program
		for i := range min(batch, *programs-done) {
			some = append(some, progen.Generate(*seed+uint64(done+i)))
		}
		fixBatch(t, some)
		t.Logf("%d programs, from seed %d", done+len(some), *seed)
	}
}

func fixBatch(t *testing.T, some []progen.Program) {
	dir := drivertest.Module(t, files(t, some))
	before := runPrograms(t, dir, some)
	one := fixOneByOne(t, dir, some)
	write(t, one)
	compare(t, "with one fix", some, runPrograms(t, dir, some), before)
	for _, p := range some {
		write(t, sources(dir, p))
	}
	fixAll(t, dir)
	compare(t, "with all fixes", some, runPrograms(t, dir, some), before)
}

// compare compares what programs print with what they printed before.
func compare(t *testing.T, how string, some []progen.Program, after, before map[string]string) {
	t.Helper()
	for _, p := range some {
		if after[p.Name] != before[p.Name] {
			t.Errorf("seed %d: %s the program prints\n%s\nbefore it printed\n%s\n%s", p.Seed, how, after[p.Name], before[p.Name], show(p))
		}
	}
}

// sources returns the files of a program by their names in a module.
func sources(dir string, p progen.Program) map[string]string {
	sources := make(map[string]string)
	for name, source := range p.Files {
		if !strings.HasSuffix(name, "_test.go") && name != "left.go" && name != "old.go" && name != "sys_windows.go" && name != "tool.go" {
			sources[filepath.Join(dir, p.Name, name)] = source
		}
	}
	return sources
}

func write(t *testing.T, files map[string]string) {
	t.Helper()
	for name, source := range files {
		if err := os.WriteFile(name, []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// files returns the files of a module of programs.
func files(t *testing.T, some []progen.Program) map[string]string {
	files := progen.Support(drivertest.Root(t))
	files["main.go"] = progen.Main(some)
	for _, p := range some {
		for name, source := range p.Files {
			files[filepath.Join(p.Name, name)] = source
		}
	}
	return files
}

// fixAll fixes a module and checks that there is nothing more to fix.
func fixAll(t *testing.T, dir string) {
	t.Helper()
	if fix := drivertest.Run(t, dir, exe, "-fix", "./..."); fix.Exit == 1 {
		t.Fatalf("-fix: exit code %d\n%s", fix.Exit, fix.Stderr)
	}
	if again := drivertest.Run(t, dir, exe, "-fix", "-diff", "./..."); again.Stdout != "" || again.Exit == 1 {
		t.Errorf("after -fix there is more to fix; exit code %d\n%s", again.Exit, again.Stdout)
	}
	if unformatted := drivertest.Run(t, dir, "gofmt", "-l", "."); unformatted.Stdout != "" {
		t.Errorf("not gofmt-clean after -fix:\n%s", unformatted.Stdout)
	}
}

// runPrograms builds and runs the programs, and returns what each prints.
func runPrograms(t *testing.T, dir string, some []progen.Program) map[string]string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	if build := drivertest.Run(t, dir, "go", "build", "-o", out, "."); build.Exit != 0 {
		for _, p := range some {
			if strings.Contains(build.Stderr, "gen/"+p.Name+"\n") {
				t.Logf("seed %d\n%s", p.Seed, show(p))
				break
			}
		}
		t.Fatalf("go build:\n%.5000s", build.Stderr)
	}
	r := drivertest.Run(t, dir, out)
	if r.Exit != 0 {
		t.Fatalf("the programs exit with %d:\n%.5000s", r.Exit, r.Stderr)
	}
	printed := make(map[string]string)
	for section := range strings.SplitSeq(r.Stdout, "== ") {
		name, text, _ := strings.Cut(section, "\n")
		printed[name] = text
	}
	return printed
}

// fixOneByOne applies some fixes alone, as an editor does, and all at once,
// as golangci-lint does: what results has the right types each time. It returns
// the files of the programs with one fix each.
func fixOneByOne(t *testing.T, dir string, some []progen.Program) map[string]string {
	t.Helper()
	one := make(map[string]string)
	importer, err := analyzertest.NewImporter(dir, progen.Imports()...)
	if err != nil {
		t.Fatal(err)
	}
	fixes := 0
	for _, p := range some {
		pkg, err := analyzertest.Check(importer, "example.com/gen/"+p.Name, sources(dir, p))
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", p.Seed, err, show(p))
		}
		diagnostics, err := pkg.Run(analyzer.Analyzer)
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range diagnostics {
			if fixes += len(d.SuggestedFixes); i%10 != int(p.Seed%10) {
				continue
			}
			fixed, err := pkg.Fix(d)
			if err != nil {
				t.Errorf("seed %d: fixing %s alone: %v\n%s", p.Seed, pkg.Fset.Position(d.Pos), err, show(p))
				break
			}
			if uint64(i) <= p.Seed%100 {
				maps.Copy(one, fixed.Sources)
			}
		}
		fixed, err := pkg.Fix(diagnostics...)
		if err != nil {
			t.Errorf("seed %d: all fixes: %v\n%s", p.Seed, err, show(p))
		} else if before, after := comments(pkg), comments(fixed); before != after {
			t.Errorf("seed %d: the comments were\n%s\nand are\n%s", p.Seed, before, after)
		}
	}
	t.Logf("%d fixes", fixes)
	return one
}

// comments returns all comments of a package, a line each.
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

func show(p progen.Program) string {
	var b strings.Builder
	for name := range maps.Keys(p.Files) {
		b.WriteString("-- " + name + " --\n" + p.Files[name])
	}
	return b.String()
}
