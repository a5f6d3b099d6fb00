// Package golangci is cbclint as a module plugin for golangci-lint v2. A
// golangci-lint that imports it knows the linter cbclint, with the settings of
// [analyzer.Settings].
package golangci

import (
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

func init() { register.Plugin("cbclint", New) }

// New returns the plugin for the settings that golangci-lint has read. An
// unknown setting is an error.
func New(conf any) (register.LinterPlugin, error) {
	settings, err := decode(conf)
	if err != nil {
		return nil, fmt.Errorf("the settings of cbclint: %w", err)
	}
	return plugin{settings}, nil
}

type plugin struct{ settings analyzer.Settings }

func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

func (p plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return []*analysis.Analyzer{analyzer.NewForGolangci(p.settings), newKey()}, nil
}
