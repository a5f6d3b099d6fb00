package settings

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/baseline"
)

// Reports reports whether the analyzer can find what an entry has, with the settings of
// the package in a folder.
func (s *Source) Reports(dir string, key baseline.Key) bool {
	settings, err := s.For(dir)
	err = errors.Join(err, s.setGiven(&settings))
	text, notText := json.Marshal(settings)
	var values map[string]any
	if errors.Join(err, notText, json.Unmarshal(text, &values)) != nil {
		return false
	}
	switch {
	case key.Category == "directive":
		return settings.ReportUnusedIgnores // without it, only wrong directives are reported
	case key.Category == "constant" && strings.HasSuffix(key.File, "_test.go") && !settings.ConstantTests:
		return false
	case !slices.Contains(analyzer.RuleNames(), key.Category):
		return false // maybe a rule of another version
	}
	if on, ok := values[key.Category].(bool); ok {
		return on
	}
	return analyzer.Analyzer.Flags.Lookup(key.Category).DefValue == "true"
}
