// Cbclint finds wrong and risky uses of Huawei Cloud CBC error codes.
//
// It is a command of its own, "cbclint ./...", and a tool for
// "go vet -vettool" and "go fix -fixtool".
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/internal/printable"
)

func main() {
	args := os.Args[1:]
	if len(args) == 0 {
		fmt.Fprint(os.Stderr, overview, more)
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
	exitOn(runLint(args))
}

// commands returns the function for each word that may be the first argument.
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
		"-V":        printVersion,
		"--V":       printVersion,
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

// exitOn exits if there is an error. If the error has no exit code of its own, it prints
// the error and exits with 1.
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

// within adds the name of a command to an error.
func within(command string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", command, err)
}
