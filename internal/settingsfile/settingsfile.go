// Package settingsfile reads the settings of the analyzer from YAML files.
package settingsfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
)

// Name is the name of the file that [Find] looks for.
const Name = ".cbclint.yml"

// misnamed is a wrong name that users may give to the file.
const misnamed = ".cbclint.yaml"

// Read changes settings by those in a file, whose keys are the names of the flags. If the
// file is wrong, the error names the file, the line and the key, and says what is valid.
func Read(name string, settings analyzer.Settings) (analyzer.Settings, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return analyzer.Settings{}, err
	}
	f := file{name, settings}
	mapping, err := f.parse(data)
	if err == nil && mapping != nil {
		err = f.decode(mapping)
	}
	if err != nil {
		return analyzer.Settings{}, err // no setting of a wrong file counts
	}
	return f.settings, nil
}

type file struct {
	name     string
	settings analyzer.Settings
}

func (f *file) errorf(line int, format string, args ...any) error {
	return errors.New(printable.Text(fmt.Sprintf("%s:%d: %s", f.name, line, fmt.Sprintf(format, args...))))
}

// parse returns the mapping in the file, or nil if the file is empty.
func (f *file) parse(data []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, more yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, f.syntax(err)
	}
	switch err := decoder.Decode(&more); {
	case err == nil:
		return nil, f.errorf(more.Line, "a second document; want one")
	case !errors.Is(err, io.EOF):
		return nil, f.syntax(err)
	}
	root := document.Content[0]
	switch {
	case root.Tag == "!!null":
		return nil, nil
	case root.Kind != yaml.MappingNode:
		return nil, f.errorf(root.Line, "want settings, one on a line, such as \"retry-scope: all\"")
	}
	return root, nil
}

func (f *file) syntax(err error) error {
	var load *yaml.LoadError
	if errors.As(err, &load) {
		return f.errorf(max(load.Mark.Line, 1), "invalid YAML: %s", load.Message)
	}
	return f.errorf(1, "invalid YAML: %v", err)
}

// decode changes the settings by a mapping.
func (f *file) decode(mapping *yaml.Node) error {
	seen := make(map[string]int)
	for i := 0; i < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return f.errorf(key.Line, "want the name of a setting")
		}
		if line, ok := seen[key.Value]; ok {
			return f.errorf(key.Line, "%s: set again; line %d has it", key.Value, line)
		}
		seen[key.Value] = key.Line
		text, err := f.text(key.Value, value)
		if err != nil {
			return err
		}
		if err := f.settings.Set(key.Value, text); err != nil {
			return f.errorf(f.lineOf(key, value), "%s: %v", key.Value, err)
		}
		if key.Value == "catalog" {
			if err := f.locateCatalogs(key, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// locateCatalogs turns the names of catalog files into paths. They are relative to the
// settings file.
func (f *file) locateCatalogs(key, value *yaml.Node) error {
	for i, name := range f.settings.Catalog {
		if name == catalog.APIGW {
			continue
		}
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(f.name), name)
		}
		if info, err := os.Stat(name); err != nil || info.IsDir() {
			line := key.Line
			if i < len(value.Content) {
				line = value.Content[i].Line
			}
			return f.errorf(line, "catalog: %s: no such file; want the path of a .json or .csv file, as seen from here, or %s", f.settings.Catalog[i], catalog.APIGW)
		}
		f.settings.Catalog[i] = name
	}
	return nil
}

// lineOf returns the line of the wrong value of a key. In a list, it is the line of the
// first wrong word.
func (f *file) lineOf(key, value *yaml.Node) int {
	for _, word := range value.Content {
		var alone analyzer.Settings
		if err := alone.Set(key.Value, word.Value); err != nil {
			return word.Line
		}
	}
	return key.Line
}

// text converts a value to the text that a flag accepts.
func (f *file) text(key string, value *yaml.Node) (string, error) {
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	switch value.Kind {
	case yaml.ScalarNode:
		if value.Tag == "!!null" {
			return "", f.errorf(value.Line, "%s: missing value", key)
		}
		return value.Value, nil
	case yaml.SequenceNode:
		words := make([]string, len(value.Content))
		for i, word := range value.Content {
			if word.Kind != yaml.ScalarNode || strings.Contains(word.Value, ",") {
				return "", f.errorf(word.Line, "%s: want a list of words", key)
			}
			words[i] = word.Value
		}
		return strings.Join(words, ","), nil
	}
	return "", f.errorf(value.Line, "%s: want a word or a list of words", key)
}
