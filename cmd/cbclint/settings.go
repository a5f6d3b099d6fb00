package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

// newAnalyzer returns the analyzer with the settings that .cbclint.yml has for
// a package, or with those of the file that the flag -config names.
func newAnalyzer() *analysis.Analyzer {
	var reader settingsfile.Reader
	var config configFlag
	a := analyzer.NewFunc(func(dir string) (analyzer.Settings, error) {
		if config == "" {
			return reader.For(dir)
		}
		return reader.Read(config.path(dir))
	})
	a.Flags.Var(&config, "config", "the `file` with the settings, in place of every "+settingsfile.Name)
	return a
}

// A configFlag is the name of a file with settings.
type configFlag string

func (c *configFlag) String() string { return string(*c) }

// Set reads the file, so that what is wrong with it is said once and before
// anything is loaded.
func (c *configFlag) Set(name string) error {
	dir, err := os.Getwd()
	if err == nil {
		*c = configFlag(name)
		_, err = settingsfile.Read(c.path(dir))
	}
	return err
}

// path returns the file, seen from a folder: a relative path begins at the
// module's root, for go vet runs the tool in the folder of each package.
func (c *configFlag) path(dir string) string {
	if filepath.IsAbs(string(*c)) {
		return string(*c)
	}
	return filepath.Join(cmp.Or(settingsfile.ModuleRoot(dir), dir), string(*c))
}

// checkSettings returns the error in the .cbclint.yml that holds where the
// command runs, before anything is loaded.
func checkSettings(args []string) error {
	if slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(strings.TrimLeft(arg, "-"), "config") }) {
		return nil // it is not read
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	name := settingsfile.Find(dir)
	if name == "" {
		return nil
	}
	_, err = settingsfile.Read(name)
	return err
}
