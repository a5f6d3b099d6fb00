package lint

import (
	"cmp"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/internal/printable"
)

// A result is what the analyzer has found in some packages.
type result struct {
	graph    *checker.Graph
	findings []finding.Finding   // sorted by file and position
	problems []string            // files that could not be read, packages that do not compile, wrong settings
	hints    []string            // how to get missing fixes
	broken   map[string][]string // the files of packages that do not compile, by ID
	files    []string            // of the packages, tests included
}

func (r *result) isBroken() bool { return len(r.problems) != 0 }

// analyze applies the analyzer to packages, with new texts for some files.
func (r *run) analyze(initial []*packages.Package, texts map[string][]byte) result {
	found := result{broken: make(map[string][]string)}
	graph, err := checker.Analyze([]*analysis.Analyzer{reading(r.analyzer, texts)}, initial, nil)
	if err != nil {
		found.addProblem("cbclint: " + err.Error())
		return found
	}
	found.graph = graph
	for _, p := range initial {
		found.files = append(found.files, slices.Concat(p.GoFiles, p.IgnoredFiles)...)
	}
	packages.Visit(initial, nil, func(p *packages.Package) {
		for _, problem := range problemsOf(p) {
			found.addProblem(r.describe(problem))
		}
		if len(p.Errors) != 0 || found.importsBroken(p) {
			found.broken[p.ID] = p.CompiledGoFiles
		}
		if p.Module != nil && p.Module.Error != nil {
			found.addProblem(p.Module.Error.Err)
		}
	})
	for action := range graph.All() {
		found.add(action)
	}
	found.sort()
	return found
}

// problemsOf returns what is wrong with a package. What the loader finds in its files, the
// go command has found, too, when it tried to compile them.
func problemsOf(p *packages.Package) []packages.Error {
	ofCompiler := func(e packages.Error) bool { return e.Kind == packages.ListError && strings.HasPrefix(e.Msg, "# ") }
	if rest := slices.DeleteFunc(slices.Clone(p.Errors), ofCompiler); len(rest) != 0 {
		return rest
	}
	return p.Errors
}

// describe returns the text of a problem, with the path of its file as the output has it.
func (r *run) describe(problem packages.Error) string {
	for i, c := range problem.Pos {
		if c == ':' && strings.HasSuffix(problem.Pos[:i], ".go") {
			return r.shown(problem.Pos[:i]) + problem.Pos[i:] + ": " + problem.Msg
		}
	}
	return problem.Error()
}

// importsBroken reports whether a package imports one that does not compile. It must be
// called for the imported packages first.
func (r *result) importsBroken(p *packages.Package) bool {
	for _, imported := range p.Imports {
		if _, ok := r.broken[imported.ID]; ok {
			return true
		}
	}
	return false
}

func (r *result) addProblem(problem string) {
	if problem = printable.Text(problem); !slices.Contains(r.problems, problem) {
		r.problems = append(r.problems, problem)
	}
}

// reading returns a variant of the analyzer a that reads new texts in place of some
// files.
func reading(a *analysis.Analyzer, texts map[string][]byte) *analysis.Analyzer {
	if texts == nil {
		return a
	}
	with := *a
	with.Run = func(pass *analysis.Pass) (any, error) {
		pass.ReadFile = func(name string) ([]byte, error) {
			if text, ok := texts[name]; ok {
				return text, nil
			}
			return os.ReadFile(name)
		}
		return a.Run(pass)
	}
	return &with
}

// add adds what the analyzer has found in a package.
func (r *result) add(action *checker.Action) {
	if !action.IsRoot {
		return
	}
	if action.Err != nil {
		if len(action.Package.Errors) == 0 && !action.Package.IllTyped { // else the loader has reported it
			r.addProblem("cbclint: " + action.Err.Error())
		}
		return
	}
	found := action.Result.(*analyzer.Result)
	if found.Hint != "" && !slices.Contains(r.hints, found.Hint) {
		r.hints = append(r.hints, found.Hint)
	}
	for _, d := range action.Diagnostics {
		r.findings = append(r.findings, finding.New(action.Package.Fset, action.Analyzer, d, found.Code(d)))
	}
}

// sort sorts the findings and removes duplicates: a package and its variant for tests
// have files in common.
func (r *result) sort() {
	slices.SortStableFunc(r.findings, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(a.Start.Filename, b.Start.Filename), cmp.Compare(a.Start.Offset, b.Start.Offset),
			cmp.Compare(a.Category, b.Category), cmp.Compare(a.Message, b.Message))
	})
	r.findings = slices.CompactFunc(r.findings, func(a, b finding.Finding) bool { return a.Start == b.Start && a.Message == b.Message })
}
