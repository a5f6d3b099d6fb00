package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/narrow"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

const configName = "config"

// A source is where the settings of packages come from: from the .cbclint.yml
// that is nearest to each, or from the file that the flag -config names.
type source struct {
	reader settingsfile.Reader
	config string
	dirs   map[string]string // the folders of packages, by path, as far as they are known
}

// newAnalyzer returns the analyzer with the settings of a source.
func newAnalyzer(from *source) *analysis.Analyzer {
	a := analyzer.NewFunc(func(pass *analysis.Pass) (analyzer.Settings, error) {
		return from.settings(from.dirOf(pass))
	})
	a.Flags.StringVar(&from.config, configName, "", "the `file` with the settings, in place of every "+settingsfile.Name)
	return a
}

func (s *source) settings(dir string) (analyzer.Settings, error) {
	if s.config == "" {
		return s.reader.For(dir)
	}
	return s.reader.Read(configPath(dir, s.config))
}

// dirOf returns the folder of a package.
func (s *source) dirOf(pass *analysis.Pass) string {
	if dir, ok := s.dirs[strings.TrimSuffix(pass.Pkg.Path(), "_test")]; ok {
		return dir
	}
	return settingsfile.Dir(pass)
}

// configPath returns the file that -config names, seen from a folder: a
// relative path begins at the module's root, for go vet runs the tool in the
// folder of each package.
func configPath(dir, config string) string {
	if filepath.IsAbs(config) {
		return config
	}
	return filepath.Join(cmp.Or(settingsfile.ModuleRoot(dir), dir), config)
}

// check notes the folders of packages, and returns the first error in the
// settings of these, before anything is loaded.
func (s *source) check(packages []narrow.Package) error {
	s.dirs = make(map[string]string)
	for _, p := range packages {
		s.dirs[p.Path] = p.Dir
		if _, err := s.settings(p.Dir); err != nil {
			return err
		}
	}
	return nil
}
