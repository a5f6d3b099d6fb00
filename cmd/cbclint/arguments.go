package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/preselect"
)

// arguments are those of a run on packages.
type arguments struct {
	patterns []string
	settings []*flag.Flag // those that have been given and change settings
	tests    bool
	full     bool
	fix      bool // apply fixes
	diff     bool // show them
	context  int  // the lines to print around a finding, or -1

	format                  string
	baseline, writeBaseline string
}

// The formats of findings.
const (
	formatText   = "text"
	formatJSON   = "json"
	formatSARIF  = "sarif"
	formatGitHub = "github"
)

// parse returns the arguments of a run on packages. It sets the flags of the
// analyzer among them.
func parse(a *analysis.Analyzer, from *source, args []string) (arguments, error) {
	parsed := arguments{}
	fs := cli.NewFlags("cbclint")
	a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, f.Name, f.Usage) })
	parsed.declare(fs)
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		printHelp(fs)
		return parsed, cli.ErrHelp
	case err != nil:
		return parsed, fmt.Errorf("%w; run \"cbclint -help\" for the flags", err)
	}
	fs.Visit(func(f *flag.Flag) {
		if slices.Contains(analyzer.SettingNames(), f.Name) {
			parsed.settings = append(parsed.settings, f)
		}
	})
	parsed.patterns = fs.Args()
	from.given = parsed.settings
	return parsed, parsed.validate()
}

// declare declares the flags other than of the analyzer.
func (a *arguments) declare(fs *flag.FlagSet) {
	fs.BoolVar(&a.fix, "fix", false, "apply all fixes, and print what is left")
	fs.BoolVar(&a.diff, "diff", false, "print what -fix would change, and change nothing")
	fs.BoolVar(&a.tests, "test", true, "look at tests, too")
	fs.IntVar(&a.context, "c", -1, "print `N` lines around each finding")
	fs.BoolVar(&a.full, "full", false, "load every package with types, also those that name no code")
	fs.StringVar(&a.format, "format", formatText, "how to print findings: `text`, json, sarif (2.1.0), or github (annotations of a workflow)")
	fs.BoolFunc("json", "short for -format=json", func(on string) error {
		if on == "true" {
			a.format = formatJSON
		}
		return nil
	})
	fs.StringVar(&a.baseline, "baseline", "", "a `file` with findings that are accepted for now")
	fs.StringVar(&a.writeBaseline, "write-baseline", "", "write what is found to a `file` for -baseline")
}

// newSearch returns the search for the packages to load.
func newSearch(from *source, a arguments) *preselect.Search {
	return preselect.New(preselect.Request{Patterns: a.patterns, Tests: a.tests, Prefixes: from.prefixes}, from.guessedPrefixes()...)
}

// validate returns an error if arguments do not go together.
func (a *arguments) validate() error {
	if len(a.patterns) == 0 {
		return errors.New("name the packages to look at, as in \"cbclint ./...\"")
	}
	for _, pattern := range a.patterns {
		if strings.HasPrefix(pattern, "-") {
			return fmt.Errorf("%s stands behind a package; flags come first, as in \"cbclint %s %s\"", pattern, pattern, a.patterns[0])
		}
	}
	switch a.format {
	case formatText, formatJSON, formatSARIF, formatGitHub:
	default:
		return fmt.Errorf("-format: unknown format %q; want text, json, sarif or github", a.format)
	}
	const mostLines = 1_000_000 // more than a file has
	a.context = min(a.context, mostLines)
	switch {
	case a.context < -1:
		return fmt.Errorf("-c: %d lines; want 0 or more", a.context)
	case a.diff && (a.format != formatText || a.context >= 0):
		return errors.New("-diff prints a patch and no findings; leave out -format and -c")
	case a.context >= 0 && a.format != formatText:
		return errors.New("-c needs -format=text")
	case a.writeBaseline != "" && (a.format != formatText || a.baseline != "" || a.fix || a.diff || a.context >= 0):
		return errors.New("-write-baseline prints no findings; leave out -format, -baseline, -fix, -diff and -c")
	case a.baseline != "" && (a.fix || a.diff || a.format == formatJSON):
		return errors.New("-baseline does not go together with -fix, -diff and -json")
	}
	return nil
}
