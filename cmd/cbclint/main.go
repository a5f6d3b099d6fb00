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

	"golang.org/x/tools/go/analysis/singlechecker"

	"github.com/cbclint/cbclint/analyzer"
)

func main() {
	args := os.Args[1:]
	if len(args) == 1 && slices.Contains([]string{"version", "-version", "--version"}, args[0]) {
		fmt.Println(version())
		return
	}
	defer exitOnBadFlag()
	flag.CommandLine.Init("cbclint", flag.PanicOnError)
	flag.CommandLine.Usage = func() {
		if slices.ContainsFunc(args, isHelp) {
			flag.Usage()
			return
		}
		fmt.Fprintln(os.Stderr, `run "cbclint -help" for the flags`)
	}
	singlechecker.Main(withHint(analyzer.Analyzer, args))
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
