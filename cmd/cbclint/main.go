// Cbclint finds wrong and risky uses of Huawei Cloud CBC error codes.
//
// It is a command of its own, "cbclint ./...", and a tool for
// "go vet -vettool" and "go fix -fixtool".
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/singlechecker"
)

func main() {
	args := os.Args[1:]
	if len(args) == 0 {
		fmt.Fprint(os.Stderr, overview)
		os.Exit(1)
	}
	if run, ok := commands()[first(args)]; ok {
		exitOn(run(args[1:]))
		return
	}
	from := new(source)
	a := newAnalyzer(from)
	if arguments, ok := parse(args); ok {
		exitOn(arguments.validate())
		if arguments.isOwn() {
			exitOn(setFlags(a, arguments.flags))
			exitOn(hinted(lint(from, a, arguments), arguments.patterns))
			return
		}
		progress := startProgress()
		progress.say(asking)
		chosen, err := choose(newSearch(from, arguments), arguments, progress)
		progress.stop()
		exitOn(hinted(err, arguments.patterns))
		patterns := chosen.patterns()
		if len(patterns) == 0 {
			if arguments.json {
				fmt.Println("{}")
			}
			return
		}
		os.Args = append(append(os.Args[:1:1], arguments.flags...), patterns...)
		a = withHints(a, sayHint) // not for go vet and go fix, which run the tool for each package
	} else if unit, ok := strings.CutSuffix(first(args[max(len(args)-1, 0):]), ".cfg"); ok {
		exitOn(from.readUnit(unit + ".cfg"))
	}
	check(a)
}

// commands returns what the first argument can ask for.
func commands() map[string]func([]string) error {
	return map[string]func([]string) error{
		"explain":   runExplain,
		"codes":     runCodes,
		"gen":       runGen,
		"catalog":   runCatalog,
		"gopls":     runGopls,
		"help":      runHelp,
		"version":   printVersion,
		"-version":  printVersion,
		"--version": printVersion,
		"-V=full":   printBuildID,
		"--V=full":  printBuildID,
	}
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// setFlags sets the flags of the analyzer that are among those of the command.
func setFlags(a *analysis.Analyzer, flags []string) error {
	fs := flag.NewFlagSet("", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, f.Name, f.Usage) })
	declareOthers(fs, new(arguments))
	return fs.Parse(flags)
}

// check runs the driver of x/tools.
func check(a *analysis.Analyzer) {
	defer exitOnBadFlag()
	flag.CommandLine.Init("cbclint", flag.PanicOnError)
	flag.CommandLine.Usage = func() {
		if slices.ContainsFunc(os.Args[1:], isHelp) {
			printHelp(a)
			return
		}
		fmt.Fprintln(os.Stderr, `run "cbclint -help" for the flags`)
	}
	declareOwn(flag.CommandLine, new(arguments))
	singlechecker.Main(a)
}

// errSaid is an error about which package flag has said all.
var errSaid = errors.New("bad flag")

// exitOn exits if there is an error, with the code for a run that could not be
// made.
func exitOn(err error) {
	if err == nil || errors.Is(err, errHelp) {
		return
	}
	var code exitCode
	if errors.As(err, &code) {
		os.Exit(int(code))
	}
	if !errors.Is(err, errSaid) {
		fmt.Fprintln(os.Stderr, "cbclint:", err)
	}
	os.Exit(1)
}

func isHelp(arg string) bool {
	return slices.Contains([]string{"-h", "--h", "-help", "--help"}, arg)
}

// exitOnBadFlag exits with 1 after a flag that package flag has complained
// about: 2, its own choice, is none of the documented exit codes.
func exitOnBadFlag() {
	switch err := recover().(type) {
	case nil:
	case error:
		if errors.Is(err, flag.ErrHelp) {
			os.Exit(0)
		}
		os.Exit(1)
	default:
		panic(err)
	}
}
