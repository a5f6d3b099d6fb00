package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
)

const overview = `Cbclint finds wrong and risky uses of Huawei Cloud CBC error codes in Go
programs, and looks these codes up.

Usage: cbclint [FLAG…] PACKAGE…
       cbclint COMMAND [ARGUMENT…]

  explain           tell all that is known about a code
  codes             list codes by family, retry class, status and text
  catalog import    make a catalog file of the published page
  catalog diff      show what differs between two catalogs
  gen               write a package with the constants, for a module of its own
  gopls             build gopls, the language server for Go, with cbclint inside
  version           tell the version
  help              tell this and the flags, or "help COMMAND" about a command

The exit code is 0 if there is nothing to report, 3 if there are findings or
differences, and 1 if something is broken: a package that does not compile, a
flag that is wrong, a code that is unknown.

For example:

	cbclint ./...
	cbclint explain CBC.5003
	cbclint codes -retry=retryable

"cbclint help" lists the flags, "cbclint help explain" tells about a command.
`

// runHelp is the command "cbclint help".
func runHelp(args []string) error {
	if err := checkHelp(args); err != nil {
		return err
	}
	if name := first(args); name == "" || name == "help" || cli.IsHelp(name) {
		return runLint([]string{"-help"})
	}
	run, ok := commands()[args[0]]
	if !ok || strings.HasPrefix(args[0], "-") {
		return fmt.Errorf(`help: unknown command %q; "cbclint help" lists the commands`, args[0])
	}
	return run(append(args[1:len(args):len(args)], "-h"))
}

// checkHelp returns an error if there are more words than a command's name has.
func checkHelp(args []string) error {
	words := 1
	if first(args) == "catalog" {
		words = 2
	}
	if len(args) > words {
		return fmt.Errorf(`help: unexpected argument %q; want one command, as in "cbclint help explain"`, args[words])
	}
	return nil
}

// printHelp prints the overview, the rules and the flags.
func printHelp(fs *flag.FlagSet) {
	_, rules, _ := strings.Cut(analyzer.Analyzer.Doc, "\n\n")
	fmt.Printf("%s\n%s\n\nFlags:\n", overview, strings.TrimSpace(rules))
	fs.SetOutput(os.Stdout)
	fs.PrintDefaults()
}
