package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
)

const catalogUsage = `Catalog works on catalogs of error codes: the published page, catalog files, and
the catalog in this program.

Usage: cbclint catalog COMMAND

  import    make a catalog file of the published page
  diff      show what differs between two catalogs, and what it means

The exit code is that of the command, and 1 if there is no such command.

For example:

	cbclint catalog import -o cbc.json page.html
	cbclint catalog diff page.html

"cbclint catalog import -h" tells more.
`

// runCatalog is the command "cbclint catalog".
func runCatalog(args []string) error {
	switch command := first(args); {
	case command == "import":
		return runImport(args[1:])
	case command == "diff":
		return runDiff(args[1:])
	case cli.IsHelp(command):
		_, err := fmt.Fprint(os.Stdout, catalogUsage)
		return err
	case command == "":
		return errors.New(`catalog: want a command, import or diff, as in "cbclint catalog diff page.html"`)
	default:
		return fmt.Errorf("catalog: unknown command %q; want import or diff", command)
	}
}
