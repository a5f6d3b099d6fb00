package catalogdiff

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/publishedpage"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
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
	f := &catalog.File{Source: codes.PublishedTable, Package: catalog.CodesPath}
	for e := range catalog.Builtin().All() {
		f.Codes = append(f.Codes, catalog.Record{
			Code: e.Code, Name: e.Name, Status: e.Status, English: e.English, Chinese: e.Chinese, Meaning: e.Meaning,
			Family: e.Family, Retry: e.Retry, Confidence: e.Confidence, Twins: e.Twins, Reason: e.Reason, Source: e.Source,
		})
	}
	return f
}

// LoadBoth reads two catalogs to compare. If one is a page, the other is without the
// codes that the program knows from elsewhere: that the page lacks them is no change.
func LoadBoth(old, new string) (before, after *catalog.File, err error) {
	before, oldErr := Load(old)
	after, newErr := Load(new)
	if err := errors.Join(oldErr, newErr); err != nil {
		return nil, nil, err
	}
	if IsPage(new) {
		before = onTable(before)
	}
	if IsPage(old) {
		after = onTable(after)
	}
	return before, after, nil
}

// onTable returns a catalog without the codes of the supplement.
func onTable(f *catalog.File) *catalog.File {
	table := *f
	table.Codes = slices.DeleteFunc(slices.Clone(f.Codes), func(r catalog.Record) bool {
		info, known := codes.Lookup(r.Code)
		return known && info.Source != codes.PublishedTable
	})
	return &table
}
