package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/narrow"
)

// arguments are those of a run on packages, as far as this command has to know
// them before the driver of x/tools parses them again.
type arguments struct {
	flags    []string // those before the patterns, as they stand
	patterns []string
	config   string
	settings []*flag.Flag // those that change settings
	tests    bool
	json     bool
	full     bool
	fix      bool
	diff     bool
	watched  bool // by a debugger's or profiler's flag
	context  int  // the lines to print around a finding, or -1

	format                  string
	baseline, writeBaseline string
}

// The formats of findings.
const (
	formatText   = "text"
	formatSARIF  = "sarif"
	formatGitHub = "github"
)

// isOwn reports whether this command loads packages and prints findings itself.
func (a *arguments) isOwn() bool {
	return !a.isText() || !a.fix && !a.diff && !a.json && !a.watched
}

// isText reports whether the findings are printed as text, all of them.
func (a *arguments) isText() bool {
	return a.format == formatText && a.baseline == "" && a.writeBaseline == ""
}

// newSearch returns the search for the packages to load.
func newSearch(from *source, a arguments) *narrow.Search {
	from.config, from.given = a.config, a.settings
	return narrow.New(narrow.Request{Patterns: a.patterns, Tests: a.tests, Prefixes: from.prefixes}, from.guessedPrefixes()...)
}

// validate returns an error if arguments do not go together.
func (a *arguments) validate() error {
	switch a.format {
	case formatText, formatSARIF, formatGitHub:
	default:
		return fmt.Errorf("-format: %q is no format; want text, sarif or github", a.format)
	}
	if !a.isText() && (a.fix || a.diff || a.json || a.watched || a.context >= 0) {
		return errors.New("-format and baselines do not go together with -fix, -diff, -json, -c, -v, -debug, -cpuprofile, -memprofile and -trace")
	}
	if a.format != formatText && a.writeBaseline != "" {
		return errors.New("want -format or -write-baseline, not both")
	}
	if a.baseline != "" && a.writeBaseline != "" {
		return errors.New("want -baseline or -write-baseline, not both")
	}
	return nil
}

// parse returns the arguments of a run on packages. It reports false if there
// is something wrong with them, which the driver says then, or they ask for
// something else: help, what the go command asks a tool, the run for one package
// that go vet asks for.
func parse(args []string) (arguments, bool) {
	var a arguments
	fs := flag.NewFlagSet("", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	from := new(source)
	newAnalyzer(from).Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, f.Name, f.Usage) })
	declareOthers(fs, &a)
	if err := fs.Parse(args); err != nil || fs.NArg() == 0 {
		return a, false
	}
	a.config = from.config
	fs.Visit(func(f *flag.Flag) {
		if slices.Contains(analyzer.SettingNames(), f.Name) {
			a.settings = append(a.settings, f)
		}
	})
	a.patterns = fs.Args()
	a.flags = args[:len(args)-len(a.patterns)]
	return a, len(a.patterns) != 1 || !strings.HasSuffix(a.patterns[0], ".cfg")
}

// declareOwn declares the flags of this command.
func declareOwn(fs *flag.FlagSet, a *arguments) {
	fs.BoolVar(&a.full, "full", false, "load every package with types, also those that name no code")
	fs.StringVar(&a.format, "format", formatText, "how to print findings: `text`, sarif (2.1.0), or github (annotations of a workflow)")
	fs.StringVar(&a.baseline, "baseline", "", "a `file` with findings that are accepted for now")
	fs.StringVar(&a.writeBaseline, "write-baseline", "", "write what is found to a `file` for -baseline")
}

// declareOthers declares the flags other than of the analyzer.
func declareOthers(fs *flag.FlagSet, a *arguments) {
	declareOwn(fs, a)
	// Those of singlechecker.
	fs.BoolVar(&a.tests, "test", true, "")
	fs.BoolVar(&a.json, "json", false, "")
	fs.BoolVar(&a.fix, "fix", false, "")
	fs.BoolVar(&a.diff, "diff", false, "")
	fs.IntVar(&a.context, "c", -1, "")
	for _, name := range []string{"source", "all"} {
		fs.Bool(name, false, "")
	}
	fs.BoolVar(&a.watched, "v", false, "")
	fs.String("tags", "", "")
	for _, name := range []string{"debug", "cpuprofile", "memprofile", "trace"} {
		fs.Func(name, "", func(string) error { a.watched = true; return nil })
	}
}
