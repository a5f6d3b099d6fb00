package settings

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/cbclint/cbclint/internal/settingsfile"
)

// ReadUnit reads the file with which go vet runs a tool, and remembers the folder of the
// package. The analyzer cannot tell the folder: with cgo, it gets files from elsewhere.
func (s *Source) ReadUnit(name string) error {
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

// packagePath returns the path of a package, given a variant as the go command names it:
// "example.com/m [example.com/m.test]", "example.com/m_test [example.com/m.test]".
func packagePath(variant string) string {
	path, _, _ := strings.Cut(variant, " ")
	return strings.TrimSuffix(path, "_test")
}

// RefuseFiles returns an error if flags name files. The go command caches results, and
// does not notice when such a file changes.
func RefuseFiles(args []string) error {
	for _, arg := range args {
		name, value, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		instead := map[string]string{
			ConfigFlag:  "put the settings in " + settingsfile.Name,
			CatalogFlag: "name the catalogs in " + settingsfile.Name + ", as in \"catalog: [" + value + "]\",",
		}[name]
		if strings.HasPrefix(arg, "-") && value != "" && instead != "" {
			return fmt.Errorf("-%s: go vet and go fix do not notice when the file changes; %s at the root of the module", name, instead)
		}
	}
	return nil
}
