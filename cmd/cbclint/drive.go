package main

import (
	"cmp"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// A finding is a diagnostic, with positions that can be printed.
type finding struct {
	Start, End token.Position
	Category   string
	Message    string
	URL        string
	Fix        []edit // nil if there is none
	FixMessage string
}

type edit struct {
	Start, End token.Position // in the file that is edited, whatever a //line directive says
	NewText    string
}

// A result is what the analyzer has found in packages.
type result struct {
	graph  *checker.Graph
	broken bool // something in a package could not be read or does not compile; it has been said
}

// analyze applies an analyzer to packages. It calls done before it prints
// anything.
func analyze(a *analysis.Analyzer, initial []*packages.Package, done func()) (result, error) {
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, initial, nil)
	done()
	return result{graph, packages.PrintErrors(initial) > 0}, err
}

// print prints the findings as x/tools does, and the errors.
func (r result) print(contextLines int) error {
	if err := r.graph.PrintText(os.Stderr, contextLines); err != nil {
		return err
	}
	found := false
	for action := range r.graph.All() {
		r.broken = r.broken || action.Err != nil
		found = found || len(action.Diagnostics) != 0 && action.IsRoot
	}
	switch {
	case r.broken:
		return errSaid
	case found:
		return exitCode(exitFindings)
	}
	return nil
}

// findings returns what the analyzer has found, in the order of files and lines.
// What does not compile is an error.
func (r result) findings() ([]finding, error) {
	if r.broken {
		return nil, errSaid
	}
	var all []finding
	for action := range r.graph.All() {
		if action.Err != nil {
			return nil, action.Err
		}
		if !action.IsRoot {
			continue
		}
		for _, d := range action.Diagnostics {
			all = append(all, newFinding(action.Package.Fset, action.Analyzer, d))
		}
	}
	slices.SortFunc(all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.Start.Filename, b.Start.Filename), cmp.Compare(a.Start.Offset, b.Start.Offset),
			cmp.Compare(a.Category, b.Category), cmp.Compare(a.Message, b.Message))
	})
	// A package and its variant for tests have files in common.
	return slices.CompactFunc(all, func(a, b finding) bool { return a.Start == b.Start && a.Message == b.Message }), nil
}

func newFinding(fset *token.FileSet, a *analysis.Analyzer, d analysis.Diagnostic) finding {
	end := d.End
	if !end.IsValid() {
		end = d.Pos
	}
	f := finding{Start: fset.Position(d.Pos), End: fset.Position(end), Category: d.Category, Message: d.Message, URL: a.URL + "#" + d.Category}
	for _, fix := range d.SuggestedFixes {
		f.FixMessage = fix.Message
		for _, e := range fix.TextEdits {
			f.Fix = append(f.Fix, edit{fset.PositionFor(e.Pos, false), fset.PositionFor(max(e.Pos, e.End), false), string(e.NewText)})
		}
	}
	return f
}

var quoted = regexp.MustCompile(`"([^"]*)"`)

// code returns the code that a finding is about, or "" if it is about those that
// are missing.
func (f finding) code() string {
	m := quoted.FindStringSubmatch(f.Message)
	if m == nil || f.Category == "retryable" || f.Category == "directive" {
		return ""
	}
	return m[1]
}

// base returns the folder that reported paths are relative to: the checkout of a
// GitHub workflow, or the working folder.
func base() (string, error) {
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" {
		return workspace, nil
	}
	return os.Getwd()
}

// relative returns a path below a folder with slashes, or the whole path if it
// is not below.
func relative(dir, name string) string {
	rel := pathFrom(dir, name)
	if !filepath.IsLocal(filepath.FromSlash(rel)) {
		return filepath.ToSlash(name)
	}
	return rel
}

// pathFrom returns the path to a file from a folder with slashes, or the whole
// path if there is none, as between volumes.
func pathFrom(dir, name string) string {
	rel, err := filepath.Rel(resolved(dir), resolved(name))
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(rel)
}

// resolved returns a path without symbolic links, as far as it is there.
func resolved(name string) string {
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		return real
	}
	if parent := filepath.Dir(name); parent != name {
		return filepath.Join(resolved(parent), filepath.Base(name))
	}
	return name
}

// report prints findings in a format. The error is an exitCode if there are any.
func report(format string, findings []finding) error {
	dir, err := base()
	if err != nil {
		return err
	}
	switch format {
	case formatSARIF:
		err = printSARIF(os.Stdout, dir, findings)
	case formatGitHub:
		err = printGitHub(os.Stdout, dir, findings)
	default:
		for _, f := range findings {
			fmt.Fprintf(os.Stderr, "%s: %s\n", f.Start, f.Message)
		}
	}
	if err == nil && len(findings) != 0 {
		err = exitCode(exitFindings)
	}
	return err
}

// exitFindings is the exit code that says that there are findings.
const exitFindings = 3
