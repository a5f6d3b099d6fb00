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
)

func main() {
	args := os.Args[1:]
	if len(args) > 0 && args[0] == "gopls" {
		exitOn(runGopls(args[1:]))
		return
	}
	if len(args) == 1 && slices.Contains([]string{"version", "-version", "--version"}, args[0]) {
		fmt.Println(version())
		return
	}
	if len(args) == 1 && strings.TrimLeft(args[0], "-") == "V=full" {
		exitOn(printBuildID())
		return
	}
	if !slices.ContainsFunc(args, isHelp) && !slices.Contains(args, "-flags") { // the go command hides why that fails
		exitOn(checkSettings(args))
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
	singlechecker.Main(withHint(newAnalyzer(), args))
}

// exitOn exits if there is an error, with the code for a run that could not be
// made.
func exitOn(err error) {
	if errors.Is(err, errSaid) {
		os.Exit(1)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "cbclint:", err)
		os.Exit(1)
	}
}

// errSaid is an error about which package flag has said all.
var errSaid = errors.New("bad flag")

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
