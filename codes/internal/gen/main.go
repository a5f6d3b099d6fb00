// Gen writes the constants and the catalog of package codes. It reads the published
// table, the project's annotations to it, and the supplement, which has codes that are
// documented elsewhere. Run it by "go generate ./codes".
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// The files, relative to package codes, where go generate runs this program.
const (
	tableFile       = "catalog/cbc-error-codes.md"
	annotationsFile = "catalog/annotations.csv"
	supplementFile  = "catalog/supplement.csv"
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

// generate returns the Go source for the input files below dir. An error in the input
// begins with "file:line: ".
func generate(dir string) ([]byte, error) {
	read := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) }
	table, err := read(tableFile)
	if err != nil {
		return nil, err
	}
	annotations, err := read(annotationsFile)
	if err != nil {
		return nil, err
	}
	supplement, err := read(supplementFile)
	if err != nil {
		return nil, err
	}
	rows, err := parseTable(tableFile, string(table))
	if err != nil {
		return nil, err
	}
	if err := annotate(rows, annotationsFile, bytes.NewReader(annotations)); err != nil {
		return nil, err
	}
	more, err := parseSupplement(rows, supplementFile, bytes.NewReader(supplement))
	if err != nil {
		return nil, err
	}
	rows = append(rows, more...)
	slices.SortFunc(rows, func(a, b entry) int { return cmp.Compare(a.code, b.code) })
	if err := check(rows); err != nil {
		return nil, err
	}
	if err := checkNames(dir, rows); err != nil {
		return nil, err
	}
	return render(rows)
}
