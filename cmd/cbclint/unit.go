package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// readUnit takes from the file that go vet runs the tool with what the analyzer
// does not see: the folder of the package, which for cgo is not that of what it
// analyzes.
func (s *source) readUnit(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var unit struct {
		ImportPath, Dir string
	}
	if err := json.Unmarshal(data, &unit); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	s.dirs = map[string]string{packagePath(unit.ImportPath): unit.Dir}
	return nil
}

// packagePath returns the path of a package of which the go command names a
// variant: "example.com/m [example.com/m.test]", "example.com/m_test [example.com/m.test]".
func packagePath(variant string) string {
	path, _, _ := strings.Cut(variant, " ")
	return strings.TrimSuffix(path, "_test")
}
