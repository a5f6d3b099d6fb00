package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/cbclint/cbclint/internal/settingsfile"
)

// printBuildID answers -V=full, by which the go command knows which of the
// results of go vet it may take from its cache: they depend on the program and
// on all files with settings that it may read.
//
// The format is that of the go command: "NAME version devel … buildID=HASH".
func printBuildID() error {
	h := sha256.New()
	exe, err := os.Executable()
	if err == nil {
		err = hashFile(h, exe)
	}
	if err != nil {
		return err
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	for _, root := range moduleRoots(dir) {
		hashSettings(h, root)
	}
	if config := configOfGo(); config != "" {
		c := configFlag(config)
		_ = hashFile(h, c.path(dir)) // the run itself says that it cannot be read
	}
	fmt.Printf("%s version devel comments-go-here buildID=%x\n", os.Args[0], h.Sum(nil))
	return nil
}

func hashFile(h hash.Hash, name string) error {
	data, err := os.ReadFile(name)
	h.Write([]byte(name))
	h.Write(data)
	return err
}

// hashSettings hashes the files with settings below a folder.
func hashSettings(h hash.Hash, root string) {
	// A folder that cannot be read has no package to look at either.
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case d.Name() == settingsfile.Name:
			_ = hashFile(h, name) // if it cannot be read, the run says so
		}
		return nil
	})
}

// moduleRoots returns the roots of the modules that a build in a folder is
// about: that of the module around it, or those of its workspace.
func moduleRoots(dir string) []string {
	work := os.Getenv("GOWORK")
	for at := dir; work == ""; at = filepath.Dir(at) {
		name := filepath.Join(at, "go.work")
		if _, err := os.Stat(name); err == nil {
			work = name
		} else if at == filepath.Dir(at) {
			work = "off"
		}
	}
	data, err := os.ReadFile(work)
	if err != nil {
		return []string{settingsfile.ModuleRoot(dir)}
	}
	file, err := modfile.ParseWork(work, data, nil)
	if err != nil {
		return nil // the go command says so better
	}
	roots := make([]string, len(file.Use))
	for i, use := range file.Use {
		roots[i] = use.Path
		if !filepath.IsAbs(use.Path) {
			roots[i] = filepath.Join(filepath.Dir(work), use.Path)
		}
	}
	return roots
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
	for i, arg := range args {
		name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		if name != "config" || !strings.HasPrefix(arg, "-") {
			continue
		}
		if !ok && i+1 < len(args) {
			value = args[i+1]
		}
		return value
	}
	return ""
}
