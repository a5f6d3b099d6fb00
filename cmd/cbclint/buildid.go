package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

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
	if config := configOfGo(); config != "" {
		for _, root := range append(settingsfile.Roots(dir), dir) {
			data, _ := os.ReadFile(configPath(root, config)) // the run itself says that it cannot be read
			h.Write(data)
		}
	}
	fmt.Printf("%s version devel comments-go-here buildID=%x\n", os.Args[0], h.Sum(nil))
	return nil
}

// configOfGo returns the value of the flag -config of the go command that runs
// this program, or "": go vet does not hand on flags with -V=full, and its
// cache knows the name of the file but not what is in it.
func configOfGo() string {
	parent := strconv.Itoa(os.Getppid())
	line, err := os.ReadFile("/proc/" + parent + "/cmdline")
	args := strings.Split(string(line), "\x00")
	if err != nil {
		if line, err = exec.Command("ps", "-ww", "-o", "args=", "-p", parent).Output(); err != nil {
			return "" // e.g. on Windows
		}
		args = strings.Fields(string(bytes.TrimSpace(line)))
	}
	config := ""
	for i, arg := range args {
		name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		if name != configName || !strings.HasPrefix(arg, "-") {
			continue
		}
		if !ok && i+1 < len(args) {
			value = args[i+1]
		}
		config = value // the last one counts
	}
	return config
}
