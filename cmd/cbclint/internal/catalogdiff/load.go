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

// Builtin is the name of the catalog of package codes.
const Builtin = "builtin"

// Load reads a catalog: a catalog file, a published page, or a catalog of this program.
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
	return &catalog.File{Source: filepath.Base(name), Codes: page.Records}, nil
}

// IsPage reports whether a name is the name of a published page.
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

// LoadBoth reads two catalogs to compare. The page has never had the codes of the
// supplement. So if one catalog comes from a page, the other is returned without the
// codes of the supplement that the page lacks.
func LoadBoth(old, new string) (before, after *catalog.File, err error) {
	before, oldErr := Load(old)
	after, newErr := Load(new)
	if err := errors.Join(oldErr, newErr); err != nil {
		return nil, nil, err
	}
	switch was, is := knowsSupplement(before), knowsSupplement(after); {
	case was && !is:
		before = withoutSupplement(before, after)
	case is && !was:
		after = withoutSupplement(after, before)
	}
	return before, after, nil
}

// supplementSource returns where a code of the supplement is documented. For any other
// code it returns "".
func supplementSource(code codes.Code) string {
	if info, _ := codes.Lookup(code); info.Source != codes.PublishedTable {
		return info.Source
	}
	return ""
}

// knowsSupplement reports whether a catalog has codes with the sources that the
// supplement names.
func knowsSupplement(f *catalog.File) bool {
	return slices.ContainsFunc(f.Codes, func(r catalog.Record) bool {
		return r.Source != "" && r.Source == supplementSource(r.Code)
	})
}

// withoutSupplement returns a catalog without those codes of the supplement that another
// catalog lacks.
func withoutSupplement(f, other *catalog.File) *catalog.File {
	have := byCode(other)
	table := *f
	table.Codes = slices.DeleteFunc(slices.Clone(f.Codes), func(r catalog.Record) bool {
		_, both := have[r.Code]
		return !both && supplementSource(r.Code) != ""
	})
	return &table
}
