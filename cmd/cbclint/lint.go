package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/baseline"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
)

// lint finds and prints what is wrong with the packages that the arguments name.
// The error is an exitCode if there is something.
func lint(from *source, a *analysis.Analyzer, args arguments) error {
	var known baseline.Baseline
	if args.baseline != "" {
		var err error
		if known, err = baseline.Read(args.baseline); err != nil {
			return err
		}
	}
	if args.writeBaseline != "" {
		if err := baseline.Check(args.writeBaseline); err != nil {
			return err
		}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	progress := startProgress()
	defer progress.stop()
	loader, initial, err := load(from, args, progress)
	if err != nil {
		return err
	}
	defer loader.stop()
	run := &run{analyzer: a, args: args, loader: loader, progress: progress}
	result := run.analyze(initial, nil)
	if args.fix || args.diff {
		if result, err = run.fix(result); err != nil {
			return err
		}
	}
	progress.stop()
	return run.report(from, known, result)
}

// A run is one on packages.
type run struct {
	analyzer *analysis.Analyzer
	args     arguments
	loader   *loader
	progress *progress
	written  written
}

// report prints what a run has found, or keeps it as a baseline.
func (r *run) report(from *source, known baseline.Baseline, result result) error {
	result.printProblems()
	findings, err := result.findings, error(nil)
	switch {
	case result.isBroken() && (r.args.format != formatText || r.args.writeBaseline != ""):
		return cli.ErrReported // what a program reads is whole or not there
	case r.args.writeBaseline != "":
		return baseline.Write(r.args.writeBaseline, findings)
	case r.args.baseline != "":
		if findings, err = filterBaseline(known, from, r.args, findings); err != nil {
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

// gcPercent makes a run take a fifth less memory than the default of 100 does, and
// a twentieth more time: what is loaded stays until the end.
const gcPercent = 50

// load loads the packages to look at.
func load(from *source, args arguments, progress *progress) (*loader, []*packages.Package, error) {
	search := newSearch(from, args)
	guess := search.Guess
	if args.full || usesDriver() {
		guess = func() []string { return nil }
	}
	loader := newLoader(args.tests, guess)
	progress.say(asking)
	chosen, err := choose(search, args, progress)
	if err != nil {
		loader.stop()
		return nil, nil, err
	}
	var initial []*packages.Package
	if chosen.whole {
		progress.say("loading %d packages", len(chosen.matched))
		initial, err = loader.whole(args.patterns)
	} else {
		progress.say("loading %d of %d packages", len(chosen.mayMention), len(chosen.matched))
		initial, err = loader.those(chosen.mayMention)
	}
	return loader, initial, err
}

func sayHint(hint string) { fmt.Fprintln(os.Stderr, "cbclint:", hint) }
