// Package catalog knows all codes: those of package codes, and those of the catalog files
// that a user names. These files may add codes, change what is known about some, and have
// prefixes of their own (APIGW.0308).
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

// An Entry is what a catalog knows about one code. A file may leave out everything but
// the code. What is not known is empty or 0.
type Entry struct {
	codes.Info
	Package string // the import path of the package that has the constant Name, or "" if there is none
}

// A Catalog has the codes of some prefixes. It does not change.
type Catalog struct {
	added    map[string]*Entry // codes from files, which override package codes
	all      []*Entry          // sorted by code; nil if there is only package codes
	prefixes []Prefix          // CBC first, then in the order of the files
}

// A Prefix is the beginning of the codes of a service, and their form.
type Prefix struct {
	Letters string // without the dot, e.g. CBC
	Digits  []int  // the possible numbers of digits after the dot, ascending
	Partial bool   // the catalog does not claim to have all codes
}

// Builtin returns the catalog of package codes.
func Builtin() *Catalog {
	return &Catalog{prefixes: []Prefix{{Letters: "CBC", Digits: []int{4, 8}}}}
}

// Text returns the English message as published. If the message misleads or says nothing,
// the meaning of the code follows in brackets, with the name of its author.
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

// IsPrefix reports whether codes of the catalog begin with a code and go on.
func (c *Catalog) IsPrefix(code string) bool { return len(c.Longer(code)) != 0 }

// Longer returns the codes of the catalog that begin with a code and go on, sorted.
func (c *Catalog) Longer(code string) []codes.Code {
	var longer []codes.Code
	add := func(known codes.Code) {
		if len(known) > len(code) && strings.HasPrefix(string(known), code) {
			longer = append(longer, known)
		}
	}
	if c.all == nil {
		for info := range codes.All() {
			add(info.Code)
		}
		return longer
	}
	i := sort.Search(len(c.all), func(i int) bool { return string(c.all[i].Code) > code })
	for ; i < len(c.all) && strings.HasPrefix(string(c.all[i].Code), code); i++ {
		add(c.all[i].Code)
	}
	return longer
}
