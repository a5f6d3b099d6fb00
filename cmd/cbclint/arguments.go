package main

import (
	"flag"
	"io"
	"strings"
)

// arguments are those of a run on packages, as far as this command has to know
// them before the driver of x/tools parses them again.
type arguments struct {
	flags    []string // those before the patterns, as they stand
	patterns []string
	config   string
	tests    bool
	json     bool
	full     bool
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
	declareOwn(fs, &a)
	// Those of singlechecker.
	fs.BoolVar(&a.tests, "test", true, "")
	fs.BoolVar(&a.json, "json", false, "")
	for _, name := range []string{"fix", "diff", "source", "v", "all"} {
		fs.Bool(name, false, "")
	}
	for _, name := range []string{"c", "debug", "cpuprofile", "memprofile", "trace", "tags"} {
		fs.String(name, "", "")
	}
	if err := fs.Parse(args); err != nil || fs.NArg() == 0 {
		return a, false
	}
	a.config = from.config
	a.patterns = fs.Args()
	a.flags = args[:len(args)-len(a.patterns)]
	return a, len(a.patterns) != 1 || !strings.HasSuffix(a.patterns[0], ".cfg")
}

// declareOwn declares the flags of this command.
func declareOwn(fs *flag.FlagSet, a *arguments) {
	fs.BoolVar(&a.full, "full", false, "load every package with types, also those that name no code")
}
