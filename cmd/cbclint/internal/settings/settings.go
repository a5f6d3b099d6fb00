// Package settings gives the settings of packages. They come from the settings file of
// the module, or a file that a flag names, and from the other flags.
package settings

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

// The flags whose values name files.
const (
	ConfigFlag  = "config"
	CatalogFlag = "catalog"
)

// A Source gives the settings of packages. They come from the .cbclint.yml of their
// module, or from the file that the flag -config names.
type Source struct {
	reader  settingsfile.Reader
	config  string
	Given   []*flag.Flag        // the flags that change settings
	dirs    map[string]string   // known folders of packages, by path
	letters map[string][]string // results of prefixesOf, by the settings as JSON
}

// NewAnalyzer returns an analyzer with the settings of the source. It adds the flag that
// names a settings file.
func (s *Source) NewAnalyzer(construct func(func(*analysis.Pass) (analyzer.Settings, error)) *analysis.Analyzer) *analysis.Analyzer {
	a := construct(func(pass *analysis.Pass) (analyzer.Settings, error) {
		return s.For(s.dirOf(pass))
	})
	a.Flags.StringVar(&s.config, ConfigFlag, "", "the `file` with the settings, in place of "+settingsfile.Name)
	return a
}

// For returns the settings of the package in a folder, without the flags.
func (s *Source) For(dir string) (analyzer.Settings, error) {
	if s.config == "" {
		return s.reader.For(dir)
	}
	return s.reader.Read(configPath(dir, s.config))
}

// dirOf returns the folder of a package.
func (s *Source) dirOf(pass *analysis.Pass) string {
	if dir, ok := s.dirs[strings.TrimSuffix(pass.Pkg.Path(), "_test")]; ok {
		return dir
	}
	return settingsfile.Dir(pass)
}

// configPath returns the path of the file that -config names, for the package in a
// folder. A relative path begins at the root of the module.
func configPath(dir, config string) string {
	if filepath.IsAbs(config) {
		return config
	}
	return filepath.Join(cmp.Or(gomod.Root(dir), dir), config)
}

// Prefixes remembers the folders of packages. It returns the prefixes of the codes that
// matter in them, or the first error in their settings. So the error comes before
// anything is loaded.
func (s *Source) Prefixes(packages []preselect.Package) ([]string, error) {
	s.dirs = make(map[string]string)
	letters := []string{"CBC"}
	for _, p := range packages {
		s.dirs[p.Path] = p.Dir
		settings, err := s.For(p.Dir)
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

// prefixesOf returns the prefixes that matter with the settings of the package in a
// folder and the flags. It returns an error if the settings or the flags are wrong.
func (s *Source) prefixesOf(settings analyzer.Settings, dir string) ([]string, error) {
	if err := s.setGiven(&settings); err != nil {
		return nil, err
	}
	settings.Catalog = catalog.Paths(settings.Catalog, dir)
	text, err := json.Marshal(settings)
	if err != nil {
		return nil, err
	}
	letters, known := s.letters[string(text)]
	if !known {
		if letters, err = settings.Prefixes(); err != nil {
			return nil, err
		}
		if s.letters == nil {
			s.letters = make(map[string][]string)
		}
		s.letters[string(text)] = letters
	}
	return letters, nil
}

// GuessedPrefixes returns the prefixes that matter in the working folder, as a guess.
func (s *Source) GuessedPrefixes() []string {
	dir, err := os.Getwd()
	if err != nil {
		return []string{"CBC"}
	}
	letters, err := s.Prefixes([]preselect.Package{{Dir: dir}})
	if err != nil {
		return []string{"CBC"} // if the error matters, Prefixes reports it for the packages
	}
	return letters
}

// setGiven changes settings to the values of the given flags.
func (s *Source) setGiven(settings *analyzer.Settings) error {
	for _, f := range s.Given {
		if err := settings.Set(f.Name, f.Value.String()); err != nil {
			return err
		}
	}
	return nil
}

// ForWorkingFolder returns the settings of the package in the working folder.
func ForWorkingFolder() (analyzer.Settings, error) {
	dir, err := os.Getwd()
	if err != nil {
		return analyzer.Settings{}, err
	}
	return new(settingsfile.Reader).For(dir)
}
