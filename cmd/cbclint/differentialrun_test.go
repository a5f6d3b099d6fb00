package main

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
)

// fixAll fixes the module and checks that there is nothing more to fix.
func (tr *trial) fixAll() {
	tr.Helper()
	if fix := tr.run(exe, "-fix", "./..."); fix.Exit != 0 && fix.Exit != cli.Findings {
		tr.Errorf("-fix: exit code %d\n%.3000s", fix.Exit, fix.Stderr)
	}
	once := tr.read()
	if again := tr.run(exe, "-fix", "./..."); again.Exit != 0 && again.Exit != cli.Findings {
		tr.Errorf("-fix again: exit code %d\n%.3000s", again.Exit, again.Stderr)
	}
	for name, source := range tr.read() {
		if source != once[name] {
			tr.Errorf("%s: -fix changes the file a second time: %s", tr.rel(name), lineChanges(once[name], source))
		}
	}
}

func (tr *trial) rel(name string) string {
	rel, err := filepath.Rel(tr.dir, name)
	if err != nil {
		tr.Fatal(err)
	}
	return rel
}

// runTags are the tags of the builds in which programs run.
var runTags = [...]string{"default", "never"}

// compare compares what the programs print with what they printed before.
func (tr *trial) compare(how string) {
	tr.Helper()
	for _, tag := range runTags {
		after, before := tr.print(how, tag), tr.before[tag]
		for _, p := range tr.programs {
			if after[p.Name] != before[p.Name] {
				tr.Errorf("seed %d: %s the program prints (build %s)\n%s\nbefore it printed\n%s", p.Seed, how, tag, after[p.Name], before[p.Name])
			}
		}
	}
}

// print builds and runs the programs, and returns what each prints. If a program does not
// compile, the test fails, and the program gets its old files back.
func (tr *trial) print(how, tag string) map[string]string {
	tr.Helper()
	out := filepath.Join(tr.TempDir(), "out")
	args := []string{"build", "-ldflags=-s -w", "-tags=" + tag, "-o", out, "."}
	build := tr.run("go", args...)
	if build.Exit != 0 {
		tr.Errorf("%s: go build:\n%.5000s", how, build.Stderr)
		for _, p := range tr.programs {
			if len(linesOf(build.Stderr, p.Name)) != 0 {
				tr.write(tr.sources(p))
			}
		}
		if build = tr.run("go", args...); build.Exit != 0 {
			tr.Fatalf("%s: go build again:\n%.5000s", how, build.Stderr)
		}
	}
	r := tr.run(out)
	if r.Exit != 0 {
		tr.Fatalf("%s: the programs exit with %d:\n%.5000s", how, r.Exit, r.Stderr)
	}
	printed := make(map[string]string)
	for section := range strings.SplitSeq(r.Stdout, "== ") {
		name, text, _ := strings.Cut(section, "\n")
		printed[name] = text
	}
	return printed
}

// vet returns the findings of go vet, by program. It runs the checks that "go test" runs.
func (tr *trial) vet() map[string][]string {
	tr.Helper()
	r := tr.run("go", "vet", "-atomic", "-bool", "-buildtags", "-directive", "-errorsas", "-ifaceassert",
		"-nilfunc", "-printf", "-stringintconv", "-tests", "./...")
	said := make(map[string][]string)
	for _, p := range tr.programs {
		if found := linesOf(r.Stderr, p.Name); len(found) != 0 {
			said[p.Name] = found
		}
	}
	if r.Exit != 0 && len(said) == 0 {
		tr.Errorf("go vet:\n%.3000s", r.Stderr)
	}
	return said
}

// linesOf returns the lines of an output that have a position in a program, each once: go
// vet may repeat a finding in a package with tests.
func linesOf(output, program string) []string {
	positions := regexp.MustCompile(`(?m)^(?:vet: )?(?:\./|DIR/)?` + program + `/.*$`)
	found := make(map[string]bool)
	for _, line := range positions.FindAllString(output, -1) {
		found[line] = true
	}
	return slices.Sorted(maps.Keys(found))
}
