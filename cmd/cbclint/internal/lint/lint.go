// Package lint is the driver of the command. A run selects the packages that may mention
// a code, loads them with types, and applies the analyzer. Then it applies fixes, and
// prints what is left:
//
//	selection.go  which packages
//	load.go       their syntax and types
//	result.go     what the analyzer finds
//	fix.go        fixes, until there are no more
//	report.go     what is printed
//	stale.go      baseline entries that no longer match
package lint

import (
	"io"
	"os"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/baseline"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/preselect"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/progress"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
)

// Run applies an analyzer to the packages that options name, and prints the findings. The
// source gives the settings of the packages. The error is a [cli.ExitCode] if there are
// findings, and [cli.ErrReported] if something is broken and has been printed.
func Run(from *settings.Source, a *analysis.Analyzer, o Options, stdout, stderr io.Writer) error {
	if err := o.validate(); err != nil {
		return err
	}
	var known baseline.Baseline
	if o.Baseline != "" {
		var err error
		if known, err = baseline.Read(o.Baseline); err != nil {
			return err
		}
	}
	if o.WriteBaseline != "" {
		if err := baseline.Check(o.WriteBaseline); err != nil {
			return err
		}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	p := progress.Start()
	defer p.Stop()
	loader, initial, err := load(from, o, p)
	if err != nil {
		return err
	}
	r := &run{Options: o, analyzer: a, loader: loader, progress: p, stdout: stdout, stderr: stderr}
	result := r.analyze(initial, nil)
	if o.Fix || o.Diff {
		if result, err = r.fix(result); err != nil {
			return err
		}
	}
	p.Stop()
	return r.report(from, known, result)
}

// A run is a run of the analyzer on packages.
type run struct {
	Options
	analyzer       *analysis.Analyzer
	loader         *loader
	progress       *progress.Progress
	written        written
	stdout, stderr io.Writer
}

// report prints what a run has found, or writes it to a baseline.
func (r *run) report(from *settings.Source, known baseline.Baseline, result result) error {
	r.printProblems(result)
	findings, err := result.findings, error(nil)
	switch {
	case result.isBroken() && (r.Format != FormatText || r.WriteBaseline != ""):
		return cli.ErrReported // the output for programs is complete or missing
	case r.WriteBaseline != "":
		if err := baseline.Write(r.WriteBaseline, findings); err != nil {
			return err
		}
		cli.Say(r.stderr, "cbclint: wrote %s with %s", r.WriteBaseline, cli.Counted(len(findings), "finding"))
		return nil
	case r.Baseline != "":
		if findings, err = r.filterBaseline(known, from, findings); err != nil {
			return err
		}
	}
	if err := r.print(result, findings); err != nil {
		return err
	}
	switch {
	case result.isBroken() || r.written.failed:
		return cli.ErrReported
	case len(findings) != 0:
		return cli.ExitCode(cli.Findings)
	}
	return nil
}

// gcPercent makes a run use a fifth less memory and a twentieth more time than the
// default of 100. What is loaded stays in memory until the end.
const gcPercent = 50

// load loads the packages to look at.
func load(from *settings.Source, o Options, p *progress.Progress) (*loader, []*packages.Package, error) {
	request := preselect.Request{Patterns: o.Patterns, Tests: o.Tests, Prefixes: from.Prefixes}
	search := preselect.New(request, from.GuessedPrefixes()...)
	loader := newLoader(o.Tests)
	p.Say("looking for the packages")
	selected, err := selectPackages(search, o, p)
	if err != nil {
		return nil, nil, err
	}
	var initial []*packages.Package
	if selected.whole {
		p.Say("loading %d packages", len(selected.matched))
		initial, err = loader.loadAll(o.Patterns)
	} else {
		p.Say("loading %d of %d packages", len(selected.mayMention), len(selected.matched))
		initial, err = loader.loadSelected(selected.mayMention)
	}
	return loader, initial, err
}
