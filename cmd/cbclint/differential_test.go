package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
	"github.com/cbclint/cbclint/internal/progen"
)

var (
	programs = flag.Int("programs", 25, "how many random `programs` TestDifferential fixes")
	seed     = flag.Uint64("seed", 1, "the `seed` of the first of them")
)

// TestDifferential fixes random programs. Afterwards they compile, print the same, give
// go vet no more to say, keep the layout of their files, and have nothing more to fix. A
// failure names the seed of the program; to see that program, run the test with
// -programs=1 -seed=N.
func TestDifferential(t *testing.T) {
	takesTime(t)
	const batch = 200 // programs in one build
	for done := 0; done < *programs && !t.Failed(); done += batch {
		fixBatch(t, progen.Replaced, *seed+uint64(done), min(batch, *programs-done))
		t.Logf("%d programs, from seed %d", min(done+batch, *programs), *seed)
	}
}

// TestDifferentialLayouts is [TestDifferential] for modules that have package
// codes in a vendor folder or a workspace.
func TestDifferentialLayouts(t *testing.T) {
	takesTime(t)
	layouts := []progen.Layout{progen.VendoredInWork}
	if *long {
		layouts = append(layouts, progen.Vendored, progen.Workspace)
	}
	for _, layout := range layouts {
		t.Run(layout.String(), func(t *testing.T) {
			fixBatch(t, layout, *seed, min(*programs, 5))
		})
	}
}

// A trial is a module of programs that is fixed in several ways.
type trial struct {
	*testing.T
	dir      string
	programs []progen.Program
	before   map[string]map[string]string // what each program prints, by build and name
}

func fixBatch(t *testing.T, layout progen.Layout, first uint64, count int) {
	tr := newTrial(t, layout, first, count)
	tr.before = make(map[string]map[string]string)
	for _, tag := range runTags {
		tr.before[tag] = tr.print("before any fix", tag)
	}
	complaints := tr.vet()

	fixed := tr.fixInMemory()
	tr.write(fixed.one)
	tr.compare("with one fix")
	for _, p := range tr.programs {
		tr.write(tr.sources(p))
	}

	tr.fixAll()
	tr.checkTexts(fixed.places)
	tr.compare("after -fix")
	for name, after := range tr.vet() {
		if len(after) > len(complaints[name]) {
			tr.Errorf("after -fix go vet says of program %s\n%s\nbefore it said\n%s",
				name, strings.Join(after, "\n"), strings.Join(complaints[name], "\n"))
		}
	}
}

// newTrial writes the programs of some seeds as a module.
func newTrial(t *testing.T, layout progen.Layout, first uint64, count int) *trial {
	tr := &trial{T: t}
	files, err := layout.Support(drivertest.Root(t))
	if err != nil {
		t.Fatal(err)
	}
	for i := range count {
		p := progen.Generate(first + uint64(i))
		tr.programs = append(tr.programs, p)
		for name, source := range p.Files {
			files[filepath.Join(p.Name, name)] = source
		}
		if *programs == 1 {
			t.Log(show(p))
		}
	}
	files["main.go"] = progen.Main(tr.programs)
	tr.dir = drivertest.Module(t, files)
	return tr
}

// run runs a command in the module.
func (tr *trial) run(name string, args ...string) drivertest.Result {
	tr.Helper()
	return drivertest.RunIn(tr, tr.dir, []string{"GOWORK="}, name, args...)
}

// sources returns the files of a program by their names in the module.
func (tr *trial) sources(p progen.Program) map[string]string {
	sources := make(map[string]string)
	for name, source := range p.Files {
		sources[filepath.Join(tr.dir, p.Name, name)] = source
	}
	return sources
}

func (tr *trial) write(files map[string]string) {
	tr.Helper()
	for name, source := range files {
		if err := os.WriteFile(name, []byte(source), 0o644); err != nil {
			tr.Fatal(err)
		}
	}
}

// read returns the current files of the programs, by their names in the module.
func (tr *trial) read() map[string]string {
	tr.Helper()
	files := make(map[string]string)
	for _, p := range tr.programs {
		for name := range tr.sources(p) {
			data, err := os.ReadFile(name)
			if err != nil {
				tr.Fatal(err)
			}
			files[name] = string(data)
		}
	}
	return files
}

func show(p progen.Program) string {
	var b strings.Builder
	for name, source := range p.Files {
		b.WriteString("-- " + name + " --\n" + source)
	}
	return b.String()
}
