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
	return &catalog.File{Source: filepath.Base(name), Codes: page.Records}, nil
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

// LoadBoth reads two catalogs to compare. If one of them has only what is on a page,
// the other is without the codes of the supplement that the page lacks: it has always
// lacked them.
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

// supplementSource returns where a code of the supplement is documented, or "" for
// another code.
func supplementSource(code codes.Code) string {
	if info, _ := codes.Lookup(code); info.Source != codes.PublishedTable {
		return info.Source
	}
	return ""
}

// knowsSupplement reports whether a catalog has codes from where the supplement has
// them.
func knowsSupplement(f *catalog.File) bool {
	return slices.ContainsFunc(f.Codes, func(r catalog.Record) bool {
		return r.Source != "" && r.Source == supplementSource(r.Code)
	})
}

// withoutSupplement returns a catalog without the codes of the supplement that another
// one lacks.
func withoutSupplement(f, other *catalog.File) *catalog.File {
	have := byCode(other)
	table := *f
	table.Codes = slices.DeleteFunc(slices.Clone(f.Codes), func(r catalog.Record) bool {
		_, both := have[r.Code]
		return !both && supplementSource(r.Code) != ""
	})
	return &table
}
