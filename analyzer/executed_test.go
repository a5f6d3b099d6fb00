package analyzer_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/codes"
)

var (
	functions = flag.Int("functions", 200, "the `number` of random functions that are executed")
	seed      = flag.Uint64("seed", 1, "the `number` with which random functions begin")
)

// An outcome is what executing a function with a code has shown.
type outcome struct {
	Ends    []string // what it has returned
	Reached []string // the switches that it has come to
}

// goodEnds are the ends that do not give a code up.
var goodEnds = regexp.MustCompile(`^(again|passed|yes\d+|true)$`)

// TestExecuted: random functions are executed with every code. A retryable code that comes
// to nothing but give-ups is reported, and no other.
func TestExecuted(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes time")
	}
	g := &functionGenerator{Rand: rand.New(rand.NewPCG(*seed, 0))}
	source := g.program(*functions)
	results := execute(t, source)
	pkg := check(t, source)
	reported := make(map[string]map[string]bool) // codes by function
	found := run(t, pkg, analyzer.New(only("retryable")))
	if again := run(t, pkg, analyzer.New(only("retryable"))); !reflect.DeepEqual(again, found) {
		t.Error("a second run finds something else")
	}
	for _, d := range found {
		posn := pkg.Fset.Position(d.Pos)
		name := g.functionAt(posn.Line)
		if reported[name] == nil {
			reported[name] = make(map[string]bool)
		}
		_, list, _ := strings.Cut(d.Message, "gives up on")
		for _, m := range regexp.MustCompile(`"(CBC\.\d+)"`).FindAllStringSubmatch(list, -1) {
			reported[name][m[1]] = true
		}
	}
	missed, wrong := 0, 0
	for _, f := range g.made {
		of := results[f.name]
		for code := range reported[f.name] {
			if slices.ContainsFunc(of[code].Ends, goodEnds.MatchString) {
				wrong++
				t.Errorf("%s is reported, but comes to %v:\n%s", code, of[code].Ends, f.text)
			}
		}
		for _, code := range f.mustReport(of) {
			if !reported[f.name][code] {
				missed++
				t.Errorf("%s comes to %v, and is not reported:\n%s", code, of[code].Ends, f.text)
			}
		}
		if missed+wrong > 5 {
			break
		}
	}
	total := 0
	for _, r := range reported {
		total += len(r)
	}
	t.Logf("%d functions, %d reported, %d codes", len(g.made), len(reported), total)
}

// execute runs a program, and returns what it prints: the outcomes by function and code.
func execute(t *testing.T, source string) map[string]map[string]outcome {
	t.Helper()
	dir := t.TempDir()
	root, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"main.go": strings.Replace(source, "package p\n", "package main\n", 1) + mainOf,
		"go.mod":  "module example.com/m\n\ngo 1.25.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n\nreplace github.com/cbclint/cbclint => " + root + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "run", "-mod=mod", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var results map[string]map[string]outcome
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatal(err)
	}
	return results
}

// mainOf executes the functions with all codes, and with all answers to the questions
// whose answer the linter cannot know.
const mainOf = `
func main() {
	type outcome struct{ Ends, Reached []string }
	results := make(map[string]map[string]outcome)
	for name, f := range functions {
		results[name] = make(map[string]outcome)
		for _, code := range append(all(), "CBC.9999") {
			var o outcome
			add := func(list *[]string, s string) {
				if !slices.Contains(*list, s) {
					*list = append(*list, s)
				}
			}
			for answers = 0; answers < 256; answers++ {
				left = answers
				var b strings.Builder
				log.SetOutput(&b)
				log.SetFlags(0)
				add(&o.Ends, endOf(f, code))
				for _, line := range strings.Fields(b.String()) {
					add(&o.Reached, line)
				}
			}
			results[name][code] = o
		}
	}
	json.NewEncoder(os.Stdout).Encode(results)
}

func all() (texts []string) {
	for info := range codes.All() {
		if info.Retry.Retryable() || info.Family == codes.FamilyCommon {
			texts = append(texts, string(info.Code))
		}
	}
	return append(texts, "CBC.5003")
}

func endOf(f func(string, error) error, code string) string {
	err := f(code, errPassed)
	switch {
	case err == nil:
		return "nil"
	case errors.Is(err, errPassed):
		return "passed"
	}
	return err.Error()
}
`

// mustReport returns the codes that have to be reported of a function: of a switch, those
// that come to it, and of conditions, if they retry one that they name.
func (f *function) mustReport(of map[string]outcome) []string {
	var must []string
	for name, named := range f.switches {
		differ := make(map[string]bool)
		var unnamed []string
		for code, o := range of {
			if !slices.Contains(o.Reached, name) {
				continue
			}
			slices.Sort(o.Ends)
			differ[strings.Join(o.Ends, " ")] = true
			if isRequired(code, named) && !slices.ContainsFunc(o.Ends, goodEnds.MatchString) {
				unnamed = append(unnamed, code)
			}
		}
		if len(differ) > 1 {
			must = append(must, unnamed...)
		}
	}
	if len(f.switches) > 0 {
		return must
	}
	retried := slices.DeleteFunc(slices.Clone(f.compared), func(code string) bool {
		info, _ := codes.Lookup(code)
		return !info.Retry.Retryable() || !slices.Contains(of[code].Ends, "again")
	})
	for code, o := range of {
		if len(retried) > 0 && isRequired(code, retried) && !slices.Contains(f.compared, code) && !slices.ContainsFunc(o.Ends, goodEnds.MatchString) {
			must = append(must, code)
		}
	}
	return must
}

// isRequired reports whether a code is one that a switch has to handle that names others.
func isRequired(code string, named []string) bool {
	info, ok := codes.Lookup(code)
	if !ok || !info.Retry.Retryable() || info.Confidence == codes.ConfidenceLow || slices.Contains(named, code) {
		return false
	}
	failure := false
	required := info.Family == codes.FamilyCommon
	for _, n := range named {
		other, known := codes.Lookup(n)
		failure = failure || !known || other.Retry != codes.RetrySuccess
		required = required || known && other.Family == info.Family
	}
	return failure && required
}

// functionAt returns the name of the function at a line of the program.
func (g *functionGenerator) functionAt(line int) string {
	for _, f := range g.made {
		if f.line <= line && line < f.line+strings.Count(f.text, "\n") {
			return f.name
		}
	}
	return fmt.Sprint("line ", line)
}
