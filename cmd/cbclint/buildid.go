package main

import (
	"crypto/sha256"
	"fmt"
	"os"

	"github.com/cbclint/cbclint/internal/settingsfile"
)

// printBuildID answers -V=full, by which the go command knows which of the
// results of go vet it may take from its cache: they depend on the program and
// on all files with settings that it may read.
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
