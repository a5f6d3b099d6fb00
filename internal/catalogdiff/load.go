package catalogdiff

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
	"github.com/cbclint/cbclint/internal/publishedpage"
)

// Builtin is the name of the catalog that is in the program.
const Builtin = "builtin"

// Load reads a catalog: a catalog file, a published page, or the one of the
// program.
func Load(name string) (*catalog.File, error) {
	if name == Builtin {
		return builtin(), nil
	}
	if name == catalog.APIGW {
		return catalog.ReadFile(name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = fmt.Errorf("%s: %w", printable.Text(name), path.Err)
		}
		return nil, fmt.Errorf(`%w; want a catalog file, a published page, or one of %s and %s`, err, Builtin, catalog.APIGW)
	}
	if !IsPage(name) {
		return catalog.Parse(name, data)
	}
	page, err := publishedpage.Read(name, data)
	if err != nil {
		return nil, err
	}
	return &catalog.File{Codes: page.Records}, nil
}

// IsPage reports whether a name is that of a published page.
func IsPage(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return name != Builtin && name != catalog.APIGW && ext != ".json" && ext != ".csv"
}

func builtin() *catalog.File {
	f := &catalog.File{Source: catalog.Page, Package: catalog.CodesPath}
	for e := range catalog.Builtin().All() {
		f.Codes = append(f.Codes, catalog.Record{
			Code: e.Code, Name: e.Name, Status: e.Status, English: e.English, Chinese: e.Chinese,
			Family: e.Family, Retry: e.Retry, Confidence: e.Confidence, Twins: e.Twins, Reason: e.Reason,
		})
	}
	return f
}
