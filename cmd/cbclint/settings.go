package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/preselect"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/gomod"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

// The flags whose values are files.
const (
	configName  = "config"
	catalogName = "catalog"
)

// A source is where the settings of packages come from: from the .cbclint.yml of
// their module, or from the file that the flag -config names.
type source struct {
	reader settingsfile.Reader
	config string
	given  []*flag.Flag        // the flags that change settings
	dirs   map[string]string   // the folders of packages, by path, as far as they are known
	known  map[string][]string // what prefixesOf has returned, by the settings
}

// newAnalyzer returns the analyzer that a constructor makes, with the settings of a
// source.
func newAnalyzer(from *source, construct func(func(*analysis.Pass) (analyzer.Settings, error)) *analysis.Analyzer) *analysis.Analyzer {
	a := construct(func(pass *analysis.Pass) (analyzer.Settings, error) {
		return from.settings(from.dirOf(pass))
	})
	a.Flags.StringVar(&from.config, configName, "", "the `file` with the settings, in place of "+settingsfile.Name)
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

// configPath returns the file that -config names, seen from the folder of a package: a
// relative path begins at the module's root.
func configPath(dir, config string) string {
	if filepath.IsAbs(config) {
		return config
	}
	return filepath.Join(cmp.Or(gomod.Root(dir), dir), config)
}

// prefixes notes the folders of packages, and returns the prefixes of the codes
// that matter in these, or the first error in their settings, before anything is
// loaded.
func (s *source) prefixes(packages []preselect.Package) ([]string, error) {
	s.dirs = make(map[string]string)
	letters := []string{"CBC"}
	for _, p := range packages {
		s.dirs[p.Path] = p.Dir
		settings, err := s.settings(p.Dir)
		if err != nil {
			return nil, err
		}
		of, err := s.prefixesOf(settings, p.Dir)
		if err != nil {
			return nil, err
		}
		letters = append(letters, of...)
	}
	slices.Sort(letters)
	return slices.Compact(letters), nil
}

// prefixesOf returns the prefixes that matter with the settings of the package in
// a folder and with the flags, or what is wrong with these.
func (s *source) prefixesOf(settings analyzer.Settings, dir string) ([]string, error) {
	for _, f := range s.given {
		if err := settings.Set(f.Name, f.Value.String()); err != nil {
			return nil, err
		}
	}
	settings.Catalog = catalog.Paths(settings.Catalog, dir)
	text, err := json.Marshal(settings)
	if err != nil {
		return nil, err
	}
	letters, known := s.known[string(text)]
	if !known {
		if letters, err = settings.Prefixes(); err != nil {
			return nil, err
		}
		if s.known == nil {
			s.known = make(map[string][]string)
		}
		s.known[string(text)] = letters
	}
	return letters, nil
}

// guessedPrefixes returns the prefixes that matter in this folder, as a guess.
func (s *source) guessedPrefixes() []string {
	dir, err := os.Getwd()
	if err != nil {
		return []string{"CBC"}
	}
	letters, err := s.prefixes([]preselect.Package{{Dir: dir}})
	if err != nil {
		return []string{"CBC"} // it is said for the packages, if it matters
	}
	return letters
}
