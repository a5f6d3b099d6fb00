package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// lint finds and prints what is wrong with the packages that the arguments name.
// The error is an exitCode if there is something.
func lint(from *source, a *analysis.Analyzer, args arguments) error {
	var known baseline
	if args.baseline != "" {
		var err error
		if known, err = readBaseline(args.baseline); err != nil {
			return err
		}
	}
	if args.writeBaseline != "" {
		if err := checkBaseline(args.writeBaseline); err != nil {
			return err
		}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	progress := startProgress()
	defer progress.stop()
	initial, err := load(from, args, progress)
	if err != nil {
		return err
	}
	var hints []string
	result, err := analyze(withHints(a, func(hint string) { hints = append(hints, hint) }), initial, progress.stop)
	for _, hint := range hints {
		sayHint(hint)
	}
	if err != nil {
		return err
	}
	if args.isText() {
		return result.print(args.context)
	}
	findings, err := result.findings()
	switch {
	case err != nil:
		return err
	case args.writeBaseline != "":
		return writeBaseline(args.writeBaseline, findings)
	case args.baseline != "":
		if findings, err = known.filter(from, args, findings); err != nil {
			return err
		}
	}
	return report(args.format, findings)
}

// gcPercent makes a run take a fifth less memory than the default of 100 does, and
// a twentieth more time: what is loaded stays until the end.
const gcPercent = 50

// load loads the packages to look at.
func load(from *source, args arguments, progress *progress) ([]*packages.Package, error) {
	search := newSearch(from, args)
	guess := search.Guess
	if args.full || usesDriver() {
		guess = func() []string { return nil }
	}
	loader := newLoader(args.tests, guess)
	defer loader.stop()
	progress.say(asking)
	chosen, err := choose(search, args, progress)
	if err != nil {
		return nil, err
	}
	if chosen.whole {
		progress.say("loading %d packages", len(chosen.matched))
		return loader.whole(args.patterns)
	}
	progress.say("loading %d of %d packages", len(chosen.mayName), len(chosen.matched))
	return loader.those(chosen.mayName)
}

func sayHint(hint string) { fmt.Fprintln(os.Stderr, "cbclint:", hint) }
