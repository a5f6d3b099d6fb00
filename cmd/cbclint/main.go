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
	exitOn(runLint(args))
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

// within returns an error with the name of the command that it is of.
func within(command string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", command, err)
}
