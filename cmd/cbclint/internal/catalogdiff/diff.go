// Package catalogdiff compares two catalogs, and says what the changes mean for code that
// uses the error codes.
package catalogdiff

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A Kind says how a code has changed.
type Kind string

// The kinds of changes.
const (
	Removed Kind = "removed"
	Added   Kind = "added"
	Changed Kind = "changed"
)

// A Change is one difference: a code, or a field of a code that both have.
type Change struct {
	Code    codes.Code `json:"code"`
	Kind    Kind       `json:"kind"`
	Field   string     `json:"field,omitempty"` // of a changed code, by its name in catalog files
	Old     string     `json:"old,omitempty"`   // the old value, or the status and the text of a removed code
	New     string     `json:"new,omitempty"`   // the new value, or the status and the text of an added code
	Meaning string     `json:"meaning"`
}

// Between returns the changes from one catalog to another, sorted by code. It ignores a
// field that one of them has for no code at all, such as the families, which no page has.
// A partial new catalog removes nothing.
func Between(before, after *catalog.File) []Change {
	var (
		changes  []Change
		old      = byCode(before)
		new      = byCode(after)
		compared = fieldsOfBoth(before, after)
		all      = maps.Clone(old)
	)
	maps.Copy(all, new)
	for _, code := range slices.Sorted(maps.Keys(all)) {
		o, inOld := old[code]
		n, inNew := new[code]
		switch {
		case inOld && inNew:
			changes = append(changes, compare(o, n, compared)...)
			if source := supplementSource(code); source != "" && o.Source == source && n.Source != source && isPublished(n) {
				changes = append(changes, Change{code, Changed, "source", source, cmp.Or(n.Source, after.Source, "another page"), meaningOfSource})
			}
		case inNew:
			changes = append(changes, Change{Code: code, Kind: Added, New: summary(n), Meaning: meaningOfAdded(n)})
		case !after.Partial:
			changes = append(changes, Change{Code: code, Kind: Removed, Old: summary(o), Meaning: meaningOfRemoved(o)})
		}
	}
	return changes
}

// isPublished reports whether a record has a text, as pages have.
func isPublished(r catalog.Record) bool { return r.English != "" || r.Chinese != "" }

func byCode(f *catalog.File) map[codes.Code]catalog.Record {
	records := make(map[codes.Code]catalog.Record)
	for _, r := range f.Codes {
		records[r.Code] = r
	}
	return records
}

func compare(old, new catalog.Record, compared []field) []Change {
	var changes []Change
	for _, f := range compared {
		if before, after := f.of(old), f.of(new); before != after {
			changes = append(changes, Change{new.Code, Changed, f.name, before, after, f.meaning(old, new)})
		}
	}
	return changes
}

// A field is a field of records that is compared.
type field struct {
	name    string
	of      func(catalog.Record) string
	meaning func(old, new catalog.Record) string
}

func fields() []field {
	return []field{
		{"status", statusOf, meaningOfStatus},
		{"name", func(r catalog.Record) string { return r.Name }, meaningOfName},
		{"family", func(r catalog.Record) string { return string(r.Family) }, meaningOfFamily},
		{"retry", func(r catalog.Record) string { return string(r.Retry) }, meaningOfRetry},
		{"twins", catalog.Record.TwinsText, meaningOfTwins},
		{"english", func(r catalog.Record) string { return r.English }, meaningOfEnglish},
		{"chinese", func(r catalog.Record) string { return r.Chinese }, meaningOfChinese},
	}
}

func fieldsOfBoth(a, b *catalog.File) []field {
	return slices.DeleteFunc(fields(), func(f field) bool {
		lacks := func(file *catalog.File) bool {
			return !slices.ContainsFunc(file.Codes, func(r catalog.Record) bool { return f.of(r) != "" })
		}
		return lacks(a) || lacks(b)
	})
}

func statusOf(r catalog.Record) string {
	if r.Status == 0 {
		return ""
	}
	return strconv.Itoa(r.Status)
}

func summary(r catalog.Record) string {
	return strings.TrimSpace(statusOf(r) + " " + cmp.Or(r.English, r.Chinese))
}
