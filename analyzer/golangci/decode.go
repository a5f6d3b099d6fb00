package golangci

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
)

// decode converts settings that golangci-lint has read from YAML. The errors are those of
// the flags and of .cbclint.yml.
func decode(conf any) (analyzer.Settings, error) {
	var settings analyzer.Settings
	if conf == nil {
		return settings, nil
	}
	values, ok := conf.(map[string]any)
	if !ok {
		return settings, fmt.Errorf("want names of settings and their values, not %v", conf)
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		value, err := text(values[name])
		if err == nil {
			err = settings.Set(name, value)
		}
		if err != nil {
			return analyzer.Settings{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	return settings, nil
}

// text converts a value to the text that a flag accepts.
func text(value any) (string, error) {
	switch value := value.(type) {
	case nil:
		return "", errors.New("missing value")
	case []any:
		words := make([]string, len(value))
		for i, word := range value {
			s, ok := word.(string)
			if !ok || strings.Contains(s, ",") {
				return "", errors.New("want a list of words")
			}
			words[i] = s
		}
		return strings.Join(words, ","), nil
	case []string:
		return strings.Join(value, ","), nil
	case bool, string:
		return fmt.Sprint(value), nil
	}
	return "", errors.New("want a word or a list of words")
}
