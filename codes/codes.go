package codes

import (
	"iter"
	"slices"
	"sort"
	"strings"
)

//go:generate go run ./internal/gen

// A Code is an error code: "CBC." and 4 or 8 digits. Any string can be
// converted to a Code; [Lookup] tells whether the catalog has it.
type Code string

// Info is what the catalog knows about one code.
type Info struct {
	Code       Code
	Name       string     // the constant's name in this package
	Status     int        // the HTTP status as published, or 0 if none is; not a test of success, and other APIs may send another
	English    string     // the message as published, or "" if there is none
	Chinese    string     // the description as published, or "" if there is none
	Meaning    string     // what the code means, in this project's words, where English misleads or says nothing; else ""
	Family     Family     // the API domain; this project's judgement
	Retry      Retry      // whether and when resending helps; this project's judgement
	Confidence Confidence // how well Retry is supported by published text or practice
	Twins      []Code     // the same condition under other codes, not to be changed; this project's judgement
	Reason     string     // why Retry is what it is and what to do, as English sentences
	Source     string     // where the code is documented: PublishedTable, or for the supplement another page, or words
}

// PublishedTable is the address of Huawei's table of codes. It lacks some that other
// pages document, or public programs: these are the supplement.
const PublishedTable = "https://support.huaweicloud.com/api-bpconsole/zh-cn_topic_0081766005.html"

// A Family is the domain of the APIs that report a code.
type Family string

// A Confidence says how well a code's retry class is supported.
type Confidence string

// The levels of confidence.
const (
	ConfidenceHigh   Confidence = "high"   // the published text says so
	ConfidenceMedium Confidence = "medium" // the text suggests it, or public programs rely on it
	ConfidenceLow    Confidence = "low"    // nothing supports it: a cautious default
)

// Lookup returns what the catalog knows about a code, and whether the catalog
// has the code. It does not allocate.
func Lookup[S ~string](code S) (Info, bool) {
	if info := find(string(code)); info != nil {
		return *info, true
	}
	return Info{}, false
}

// find returns what the catalog has about a code, or nil.
func find(code string) *Info {
	i, ok := sort.Find(len(catalog), func(i int) int { return strings.Compare(code, string(catalog[i].Code)) })
	if !ok {
		return nil
	}
	return &catalog[i]
}

// All returns the whole catalog, table and supplement, sorted by code.
func All() iter.Seq[Info] {
	return func(yield func(Info) bool) {
		for i := range catalog {
			if !yield(catalog[i]) {
				return
			}
		}
	}
}

// Info returns what the catalog knows about c, and whether the catalog has c.
func (c Code) Info() (Info, bool) { return Lookup(c) }

// Retry returns the retry class of c, or "" if c is not in the catalog.
func (c Code) Retry() Retry {
	if info := find(string(c)); info != nil {
		return info.Retry
	}
	return ""
}

// Is reports whether c means the same condition as another code: whether it is
// that code or one of its twins. It does not allocate.
func (c Code) Is(other Code) bool {
	if c == other {
		return true
	}
	info := find(string(c))
	return info != nil && slices.Contains(info.Twins, other)
}

// Retryable reports whether the same request, unchanged, may succeed later:
// whether the retry class of c is throttled, transient or conflict. It is
// false for a code that is not in the catalog.
func (c Code) Retryable() bool { return c.Retry().Retryable() }
