// Package golangci is cbclint as a module plugin for golangci-lint v2. A golangci-lint
// with this package has the linter cbclint, with the settings of [analyzer.Settings].
package golangci

import (
	"fmt"
	"os"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/catalog"
)

func init() { register.Plugin("cbclint", New) }

// New returns the plugin for the settings that golangci-lint has read. It returns an
// error for an unknown setting.
func New(conf any) (register.LinterPlugin, error) {
	settings, err := decode(conf)
	if err == nil {
		err = locate(&settings)
	}
	if err != nil {
		return nil, fmt.Errorf("the settings of cbclint: %w", err)
	}
	return plugin{settings}, nil
}

// locate finds the catalog files that settings name, relative to the module that
// golangci-lint runs in. It returns an error if the files or the settings are wrong.
func locate(settings *analyzer.Settings) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	settings.Catalog = catalog.Paths(settings.Catalog, dir)
	_, err = settings.Prefixes()
	return err
}

type plugin struct{ settings analyzer.Settings }

func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

func (p plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return []*analysis.Analyzer{analyzer.NewForGolangci(p.settings), newKey(p.settings.Catalog)}, nil
}
