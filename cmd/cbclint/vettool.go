package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/singlechecker"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

// isVetTool reports whether the go command runs this program. The go command asks for the
// flags, or names a file that describes a package.
func isVetTool(args []string) bool {
	return strings.HasSuffix(args[len(args)-1], ".cfg") || slices.Contains([]string{"-flags", "--flags"}, args[0])
}

// runVetTool does what the go command asks of a tool for go vet and go fix.
func runVetTool(args []string) error {
	from := new(settings.Source)
	if unit := args[len(args)-1]; strings.HasSuffix(unit, ".cfg") {
		if err := from.ReadUnit(unit); err != nil {
			return err
		}
		if err := settings.RefuseFiles(args); err != nil {
			return err
		}
	}
	a := from.NewAnalyzer(analyzer.NewForVet)
	flag.CommandLine.Init("cbclint", flag.ExitOnError)
	singlechecker.Main(a) // exits
	return nil
}

// printBuildID answers -V=full. The go command uses the answer to decide which results of
// go vet it may take from its cache. The results depend on the program and on all
// settings files that it may read.
//
// The format is that of the go command: "NAME version devel … buildID=HASH".
func printBuildID([]string) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	program, err := os.ReadFile(exe)
	if err != nil {
		return err
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	h := sha256.New()
	h.Write(program)
	settingsfile.Hash(h, dir)
	fmt.Printf("%s version devel comments-go-here buildID=%x\n", os.Args[0], h.Sum(nil))
	return nil
}
