// Cbclint finds wrong and risky uses of Huawei Cloud CBC error codes.
//
// It is a command of its own, "cbclint ./...", and a tool for
// "go vet -vettool" and "go fix -fixtool".
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/singlechecker"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/internal/printable"
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
	if isVetTool(args) {
		exitOn(runVetTool(args))
		return
	}
	from := new(source)
	a := newAnalyzer(from, analyzer.NewFunc)
	arguments, err := parse(a, from, args)
	if err == nil {
		err = lint(from, a, arguments)
	}
	exitOn(hinted(err, arguments.patterns))
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

// isVetTool reports whether the go command runs this program: it asks for the
// flags, or names a file that describes a package.
func isVetTool(args []string) bool {
	return strings.HasSuffix(args[len(args)-1], ".cfg") || slices.Contains([]string{"-flags", "--flags"}, args[0])
}

// runVetTool does what the go command asks of a tool for go vet and go fix.
func runVetTool(args []string) error {
	from := new(source)
	if unit := args[len(args)-1]; strings.HasSuffix(unit, ".cfg") {
		if err := from.readUnit(unit); err != nil {
			return err
		}
		if err := refuseFiles(args); err != nil {
			return err
		}
	}
	a := newAnalyzer(from, analyzer.NewForVet)
	flag.CommandLine.Init("cbclint", flag.ExitOnError)
	singlechecker.Main(a) // exits
	return nil
}

// exitOn exits if there is an error, with the code for a run that could not be
// made.
func exitOn(err error) {
	if err == nil || errors.Is(err, cli.ErrHelp) {
		return
	}
	var code cli.ExitCode
	if errors.As(err, &code) {
		os.Exit(int(code))
	}
	if !errors.Is(err, cli.ErrReported) {
		fmt.Fprintln(os.Stderr, "cbclint:", printable.Lines(err.Error()))
	}
	os.Exit(1)
}
