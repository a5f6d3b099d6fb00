package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/internal/catalog"
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
	args := argumentsOfGo()
	config, files := flagIn(args, configName), strings.Split(flagIn(args, catalogName), ",")
	for _, root := range append(settingsfile.Roots(dir), dir) {
		if config != "" {
			settingsfile.HashFile(h, configPath(root, config))
		}
		catalog.Hash(h, catalog.Paths(files, root))
	}
	fmt.Printf("%s version devel comments-go-here buildID=%x\n", os.Args[0], h.Sum(nil))
	return nil
}

// argumentsOfGo returns those of the go command that runs this program, or nil:
// go vet does not hand on flags with -V=full, and its cache knows the names of
// files in them but not what is in these.
func argumentsOfGo() []string {
	parent := strconv.Itoa(os.Getppid())
	line, err := os.ReadFile("/proc/" + parent + "/cmdline")
	args := strings.Split(string(line), "\x00")
	if err != nil {
		if line, err = exec.Command("ps", "-ww", "-o", "args=", "-p", parent).Output(); err != nil {
			return nil // e.g. on Windows
		}
		args = strings.Fields(string(bytes.TrimSpace(line)))
	}
	return args
}

// flagIn returns the value of a flag among arguments, or "".
func flagIn(args []string, flag string) string {
	found := ""
	for i, arg := range args {
		name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		if name != flag || !strings.HasPrefix(arg, "-") {
			continue
		}
		if !ok && i+1 < len(args) {
			value = args[i+1]
		}
		found = value // the last one counts
	}
	return found
}
