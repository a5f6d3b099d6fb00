package catalog

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"

	"github.com/cbclint/cbclint/codes"
)

// Load returns the catalog of package codes with the files added in their order. A later
// file may add to what is known about a code, or change it. What it leaves out stays. It
// returns an error if a file is broken or if files contradict each other.
func Load(names ...string) (*Catalog, error) {
	var files []*File
	for _, name := range names {
		f, err := ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
		if name == APIGW {
			if f, err = Parse("apig.json", ownGateway); err != nil {
				return nil, err
			}
			files = append(files, f)
		}
	}
	return Merge(files...)
}

// Merge is [Load] for files that have been read.
func Merge(files ...*File) (*Catalog, error) {
	c := Builtin()
	if len(files) == 0 {
		return c, nil
	}
	c.added = make(map[string]*Entry)
	for _, f := range files {
		for _, r := range f.Codes {
			e, _ := c.Lookup(string(r.Code))
			e = e.with(r, f)
			c.added[string(r.Code)] = &e
		}
		c.addPrefixes(f)
	}
	for _, f := range files {
		if err := c.checkTwins(f); err != nil {
			return nil, err
		}
	}
	c.mirrorTwins(c.sorted())
	c.all = c.sorted()
	if err := c.checkNames(files); err != nil {
		return nil, err
	}
	return c, nil
}

// with returns an entry with the changes of a record of a file.
func (e Entry) with(r Record, f *File) Entry {
	isOther := e.Code != "" && (differ(r.Status, e.Status) || differ(r.English, e.English) || differ(r.Chinese, e.Chinese))
	e.Code = r.Code
	set(&e.Status, r.Status)
	if r.English != "" && r.English != e.English {
		e.English, e.Meaning = r.English, "" // the meaning belongs to the old text
	}
	set(&e.Chinese, r.Chinese)
	set(&e.Meaning, r.Meaning)
	set(&e.Family, r.Family)
	if r.Twins != nil {
		e.Twins = r.Twins
	}
	switch {
	case isOther:
		e.Source = cmp.Or(r.Source, f.Source, filepath.Base(f.name)) // the old source does not have the new texts
	case r.Source != "" || e.Source == "" || r.Status != 0 || r.English != "" || r.Chinese != "":
		set(&e.Source, cmp.Or(r.Source, f.Source)) // else the published texts and their source stay
	}
	if r.Retry != "" && r.Retry != e.Retry {
		e.Retry, e.Confidence, e.Reason = r.Retry, "", "" // confidence and reason belong to the old class
	}
	set(&e.Confidence, r.Confidence)
	set(&e.Reason, r.Reason)
	if path := cmp.Or(r.Package, f.Package); r.Name != "" && (r.Name != e.Name || path != "") {
		e.Name, e.Package = r.Name, path
	} else {
		set(&e.Package, r.Package)
	}
	return e
}

// differ reports whether a value that is given is another one than is known.
func differ[T comparable](given, known T) bool {
	var none T
	return given != none && known != none && given != known
}

func set[T comparable](to *T, value T) {
	var none T
	if value != none {
		*to = value
	}
}

// addPrefixes adds the prefixes of the codes of a file, and their numbers of digits.
func (c *Catalog) addPrefixes(f *File) {
	at := make(map[string]int)
	for i, p := range c.prefixes {
		at[p.Letters] = i
	}
	for _, r := range f.Codes {
		letters, digits := Split(string(r.Code))
		i, known := at[letters]
		if !known {
			i = len(c.prefixes)
			at[letters] = i
			c.prefixes = append(c.prefixes, Prefix{Letters: letters})
		}
		p := &c.prefixes[i]
		p.Partial = p.Partial || f.Partial && i > 0 // package codes has all of CBC
		if at, found := slices.BinarySearch(p.Digits, len(digits)); !found {
			p.Digits = slices.Insert(p.Digits, at, len(digits))
		}
	}
}

// checkTwins returns an error if a twin that a file names is in no catalog.
func (c *Catalog) checkTwins(f *File) error {
	for _, r := range f.Codes {
		for _, twin := range r.Twins {
			if _, ok := c.Lookup(string(twin)); !ok {
				return f.errorAt(f.at[r.Code], "the twin of %s, %s, is in no catalog", short(r.Code), short(twin))
			}
		}
	}
	return nil
}

// checkNames returns an error if two codes have the same constant.
func (c *Catalog) checkNames(files []*File) error {
	type constant struct{ path, name string }
	of := make(map[constant]codes.Code)
	for _, e := range c.all {
		if e.Package == "" || e.Name == "" {
			continue
		}
		key := constant{e.Package, e.Name}
		if other, taken := of[key]; taken {
			f, code := lastWith(files, e.Code, other)
			return f.errorAt(f.at[code], "%s and %s have the same constant, %s of %s", short(other), short(e.Code), short(e.Name), short(e.Package))
		}
		of[key] = e.Code
	}
	return nil
}

// lastWith returns the last file that has one of some codes, and that code.
func lastWith(files []*File, some ...codes.Code) (*File, codes.Code) {
	for _, f := range slices.Backward(files) {
		for _, code := range some {
			if _, ok := f.at[code]; ok {
				return f, code
			}
		}
	}
	panic("unreachable: the codes of the program have constants of their own")
}

// sorted returns all entries, sorted by code.
func (c *Catalog) sorted() []*Entry {
	all := slices.Collect(maps.Values(c.added))
	for info := range codes.All() {
		if _, ok := c.added[string(info.Code)]; !ok {
			e := builtin(info)
			all = append(all, &e)
		}
	}
	slices.SortFunc(all, func(a, b *Entry) int { return cmp.Compare(a.Code, b.Code) })
	return all
}
