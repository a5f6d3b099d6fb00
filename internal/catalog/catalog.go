// Package catalog knows the codes that there are: those of package codes, and
// those of catalog files that a user names, which may add codes, change what is
// known about some, and bring prefixes of their own (APIGW.0308).
package catalog

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

// CodesPath is the import path of the package with the built-in constants.
const CodesPath = "github.com/cbclint/cbclint/codes"

// GatewayPath is the import path of the package with the constants of the API gateway.
const GatewayPath = CodesPath + "/apigw"

// An Entry is what a catalog knows about one code. A file may leave out
// everything but the code: what is not known is empty or 0, and a code without
// a retry class is in none.
type Entry struct {
	codes.Info
	Package string // the import path of the package that has the constant Name, or "" if there is none
}

// A Catalog has codes by their prefixes. It does not change.
type Catalog struct {
	added    map[string]*Entry // what files say, over what package codes says
	all      []*Entry          // sorted by code; nil if that is package codes
	prefixes []Prefix          // CBC first, then as the files bring them
}

// A Prefix is what the codes of a service begin with, and what they look like.
type Prefix struct {
	Letters string // without the dot, e.g. CBC
	Digits  []int  // the numbers of digits that there are behind the dot, ascending
	Partial bool   // the catalog does not claim to have all codes
}

// Builtin returns the catalog of package codes.
func Builtin() *Catalog {
	return &Catalog{prefixes: []Prefix{{Letters: "CBC", Digits: []int{4, 8}}}}
}

// Text returns the English message as published, with what the code means in
// brackets behind it where the message misleads or says nothing. The brackets name
// whose words these are.
func (e Entry) Text() string {
	if e.Meaning == "" {
		return e.English
	}
	by := "catalog file"
	if info, _ := codes.Lookup(e.Code); info.Meaning == e.Meaning {
		by = "cbclint"
	}
	return strings.TrimSpace(e.English + " [" + by + ": " + e.Meaning + "]")
}

// Lookup returns what the catalog knows about a code, and whether it has it.
func (c *Catalog) Lookup(code string) (Entry, bool) {
	if e, ok := c.added[code]; ok {
		return *e, true
	}
	info, ok := codes.Lookup(code)
	if !ok {
		return Entry{}, false
	}
	return builtin(info), true
}

// All returns the whole catalog, sorted by code.
func (c *Catalog) All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, e := range c.all {
			if !yield(*e) {
				return
			}
		}
		if c.all != nil {
			return
		}
		for info := range codes.All() {
			if !yield(builtin(info)) {
				return
			}
		}
	}
}

// Prefixes returns the prefixes of the codes, CBC first.
func (c *Catalog) Prefixes() []Prefix { return slices.Clone(c.prefixes) }

func builtin(info codes.Info) Entry {
	return Entry{info, CodesPath}
}

// Packages returns the import paths of the packages that have the constants.
func (c *Catalog) Packages() []string {
	var paths []string
	for _, e := range c.added {
		if e.Package != "" && !slices.Contains(paths, e.Package) {
			paths = append(paths, e.Package)
		}
	}
	return paths
}

// IsPrefix reports whether codes of the catalog begin with another and go on.
func (c *Catalog) IsPrefix(code string) bool {
	if c.all == nil {
		for info := range codes.All() {
			if len(info.Code) > len(code) && strings.HasPrefix(string(info.Code), code) {
				return true
			}
		}
		return false
	}
	i := sort.Search(len(c.all), func(i int) bool { return string(c.all[i].Code) > code })
	return i < len(c.all) && strings.HasPrefix(string(c.all[i].Code), code)
}
