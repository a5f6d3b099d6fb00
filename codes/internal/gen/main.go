// Gen writes the constants and the catalog of package codes from the published
// table and the project's annotations of it. Run it by "go generate ./codes".
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// The files, relative to package codes, where go generate runs this program.
const (
	tableFile       = "catalog/cbc-error-codes.md"
	annotationsFile = "catalog/annotations.csv"
	outputFile      = "codes_gen.go"
)

func main() {
	src, err := generate(".")
	if err == nil {
		err = os.WriteFile(outputFile, src, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// generate returns the Go source that the two input files below dir describe.
// An error about the input begins with "file:line: ".
func generate(dir string) ([]byte, error) {
	table, err := os.ReadFile(filepath.Join(dir, tableFile))
	if err != nil {
		return nil, err
	}
	rows, err := parseTable(tableFile, string(table))
	if err != nil {
		return nil, err
	}
	annotations, err := os.ReadFile(filepath.Join(dir, annotationsFile))
	if err != nil {
		return nil, err
	}
	if err := annotate(rows, annotationsFile, bytes.NewReader(annotations)); err != nil {
		return nil, err
	}
	if err := checkNames(dir, rows); err != nil {
		return nil, err
	}
	return render(rows)
}
