package codespage

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// unset is the key for a value that the catalog does not know.
const unset = "-"

func familyKey(e catalog.Entry) string { return cmp.Or(string(e.Family), unset) }

func retryKey(e catalog.Entry) string { return cmp.Or(string(e.Retry), unset) }

func statusKey(e catalog.Entry) string {
	if e.Status == 0 {
		return unset
	}
	return strconv.Itoa(e.Status)
}

func prefixOf(e catalog.Entry) string {
	letters, _ := catalog.Split(string(e.Code))
	return letters
}

// A facet is a filter: a property of codes, and its values.
type facet struct {
	Name, Label string
	Values      []value
}

// A value is one value of a facet.
type value struct {
	Key, Label string
	Count      int
}

// facets returns the filters for which the codes have more than one value.
func facets(entries []catalog.Entry, w words) []facet {
	var all []facet
	for _, f := range []struct {
		name, label string
		key         func(catalog.Entry) string
		compare     func(a, b string) int
	}{
		{"family", w.Family, familyKey, strings.Compare},
		{"retry", w.Retry, retryKey, compareClasses},
		{"status", w.Status, statusKey, strings.Compare},
		{"prefix", w.Prefix, prefixOf, strings.Compare},
	} {
		counts := make(map[string]int)
		for _, e := range entries {
			counts[f.key(e)]++
		}
		if len(counts) < 2 {
			continue // each choice would show all codes
		}
		made := facet{Name: f.name, Label: f.label}
		for key, n := range counts {
			v := value{key, key, n}
			if key == unset {
				v.Label = w.Unknown
			}
			made.Values = append(made.Values, v)
		}
		slices.SortFunc(made.Values, func(a, b value) int {
			return cmp.Or(last(a.Key)-last(b.Key), f.compare(a.Key, b.Key))
		})
		if v, ok := retryableIn(entries, w); ok && f.name == "retry" && counts[v.Key] == 0 {
			made.Values = slices.Insert(made.Values, 0, v)
		}
		all = append(all, made)
	}
	return all
}

// retryableIn returns a value for all retryable classes together, and whether there are
// codes of these classes.
func retryableIn(entries []catalog.Entry, w words) (value, bool) {
	v := value{Key: "retryable"}
	for _, e := range entries {
		if e.Retry.Retryable() {
			v.Count++
		}
	}
	var names []string
	for _, c := range classes() {
		if c.retry.Retryable() {
			names = append(names, string(c.retry))
		}
	}
	v.Label = w.Retryable + strings.Join(names, ", ")
	return v, v.Count > 0
}

// last sorts unset after all values.
func last(key string) int {
	if key == unset {
		return 1
	}
	return 0
}

func prefixes(entries []catalog.Entry) []string { return distinct(entries, prefixOf) }

// packages returns the import paths of the packages with the constants.
func packages(entries []catalog.Entry) []string {
	return distinct(entries, func(e catalog.Entry) string {
		if constant(e) == "" {
			return ""
		}
		return e.Package
	})
}

// A source is where codes are published.
type source struct {
	Text string
	Link bool
	Lang string // of a source in words
}

func sources(entries []catalog.Entry) []source {
	return distinct(entries, sourceOf)
}

// isMixed reports whether package codes lacks one of the codes, or has it from another
// source.
func isMixed(entries []catalog.Entry) bool {
	return slices.ContainsFunc(entries, func(e catalog.Entry) bool {
		info, known := codes.Lookup(e.Code)
		return !known || info.Source != e.Source
	})
}

// sourceOf returns where a code is published, as a link or in words.
func sourceOf(e catalog.Entry) source {
	if e.Source == "" {
		return source{}
	}
	link := strings.HasPrefix(e.Source, "https://") || strings.HasPrefix(e.Source, "http://")
	lang := "en"
	if strings.ContainsFunc(e.Source, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		lang = "zh-CN"
	}
	return source{e.Source, link, lang}
}

// distinct returns the different values that are not zero, in their order.
func distinct[T comparable](entries []catalog.Entry, of func(catalog.Entry) T) []T {
	var empty T
	seen := map[T]bool{empty: true}
	var all []T
	for _, e := range entries {
		if v := of(e); !seen[v] {
			seen[v] = true
			all = append(all, v)
		}
	}
	return all
}
