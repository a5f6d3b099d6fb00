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

Usage: cbclint [FLAG…] PACKAGE…        such as "cbclint ./..."
       cbclint COMMAND [ARGUMENT…]     such as "cbclint explain CBC.5003"

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
`

// more is behind the overview if nobody has asked for help.
const more = `
"cbclint help" tells the rules and flags, "cbclint help explain" about a command.
`

// often are the flags that most people need. The rest is in "cbclint help -all".
const often = `
Flags ("cbclint help -all" lists all):

  -test=false       leave tests out
  -fix              apply all fixes, and print what is left
  -diff             print what -fix would change, and change nothing
  -suggest          offer edits that change what the program does, too
  -format=FORMAT    text, json, sarif, github, gitlab or checkstyle
  -baseline=FILE    accept the findings that -write-baseline=FILE has written
`

// runHelp is the command "cbclint help".
func runHelp(args []string) error {
	if len(args) == 1 && isAll(args[0]) {
		return runLint([]string{"-help", args[0]})
	}
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

func isAll(arg string) bool { return arg == "-all" || arg == "--all" }

// printHelp prints the overview, the rules, and all flags or those that most people need.
func printHelp(fs *flag.FlagSet, all bool) {
	_, rules, _ := strings.Cut(analyzer.Analyzer.Doc, "\n\n")
	fmt.Printf("%s\n%s\n", overview, strings.TrimSpace(rules))
	if !all {
		fmt.Print(often)
		return
	}
	fmt.Println("\nFlags:")
	fs.SetOutput(os.Stdout)
	fs.PrintDefaults()
}
