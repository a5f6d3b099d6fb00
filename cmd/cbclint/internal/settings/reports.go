package settings

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/baseline"
)

// Reports reports whether the settings of the package in a folder let the
// analyzer find what an entry has.
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
		return settings.ReportUnusedIgnores // else only those that are wrong
	case key.Category == "constant" && strings.HasSuffix(key.File, "_test.go") && !settings.ConstantTests:
		return false
	case !slices.Contains(analyzer.RuleNames(), key.Category):
		return false // perhaps of another version
	}
	if on, ok := values[key.Category].(bool); ok {
		return on
	}
	return analyzer.Analyzer.Flags.Lookup(key.Category).DefValue == "true"
}
