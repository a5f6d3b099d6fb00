package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/lint"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
)

// runLint checks packages: it is the command without a subcommand.
func runLint(args []string) error {
	var from settings.Source
	a := from.NewAnalyzer(analyzer.NewFunc)
	var o lint.Options
	fs := lintFlags(&a.Flags, &o)
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		printHelp(fs, slices.ContainsFunc(args, isAll))
		return cli.ErrHelp
	case err != nil:
		return fmt.Errorf("%w; %s", err, cli.Remedy(fs, err, "cbclint -help -all"))
	}
	fs.Visit(func(f *flag.Flag) {
		if slices.Contains(analyzer.SettingNames(), f.Name) {
			from.Given = append(from.Given, f)
		}
	})
	o.Patterns = fs.Args()
	return suggest(lint.Run(&from, a, o, os.Stdout, os.Stderr), o.Patterns)
}

// lintFlags returns the flags of a run on packages: the flags of the analyzer, and those
// that set options.
func lintFlags(settings *flag.FlagSet, o *lint.Options) *flag.FlagSet {
	fs := cli.NewFlags("cbclint")
	settings.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, f.Name, f.Usage) })
	fs.BoolVar(&o.Fix, "fix", false, "apply all fixes, and print what is left")
	fs.BoolVar(&o.Diff, "diff", false, "print what -fix would change, and change nothing")
	fs.BoolVar(&o.Tests, "test", true, "look at tests, too")
	fs.IntVar(&o.Context, "c", -1, "print `N` lines around each finding")
	fs.BoolVar(&o.Full, "full", false, "load every package with types, also those that name no code")
	fs.StringVar(&o.Format, "format", lint.FormatText, "how to print findings: `text`, json, sarif (2.1.0), github (annotations of a workflow), gitlab (Code Quality) or checkstyle (XML)")
	fs.BoolFunc("json", "short for -format=json", func(on string) error {
		if on == "true" {
			o.Format = lint.FormatJSON
		}
		return nil
	})
	fs.StringVar(&o.Baseline, "baseline", "", "a `file` with findings that are accepted for now")
	fs.StringVar(&o.WriteBaseline, "write-baseline", "", "write what is found to a `file` for -baseline")
	return fs
}
