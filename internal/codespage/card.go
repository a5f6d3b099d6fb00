package codespage

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A card is what the page shows about one code.
type card struct {
	catalog.Entry
	Prefix, FamilyKey, RetryKey, StatusKey string // the values for the filters

	Constant       string // with its package, e.g. codes.FlowControl, or ""
	OwnPackage     bool   // the page has constants of several packages
	From           source // where this code is published, if the page as a whole does not say it
	Tone           string // of the retry class
	Advice         string // of the retry class, or ""
	TwinsHere      []twin
	Summary        summary
	EnglishRuns    []run
	ReasonRuns     []run
	EnglishMissing bool
	ChineseMissing bool
}

// A summary is the text that the line of a closed card has: the published one, or our own
// where that misleads.
type summary struct {
	Text    string
	Chinese bool
	Own     bool
}

// summaryOf returns the summary of an entry.
func summaryOf(e catalog.Entry, chineseFirst bool) summary {
	switch {
	case e.Chinese != "" && (chineseFirst || e.English == "" && e.Meaning == ""):
		return summary{Text: e.Chinese, Chinese: true}
	case e.Meaning != "":
		return summary{Text: e.Meaning, Own: true}
	}
	return summary{Text: e.English}
}

// A twin is the code of a twin, and whether the page has it.
type twin struct {
	Code codes.Code
	Here bool
}

var code = regexp.MustCompile(`^[^\s.#%&=?]+\.[^\s#%&=?]+$`)

func cardsOf(entries []catalog.Entry, w words) ([]card, error) {
	first := make(map[string]int, len(entries))
	for i, e := range entries {
		name := string(e.Code)
		if !code.MatchString(name) {
			return nil, fmt.Errorf("codespage: entry %d has the code %q; want a prefix, a dot and digits, as in %q", i+1, name, codes.FlowControl)
		}
		if at, ok := first[name]; ok {
			return nil, fmt.Errorf("codespage: entries %d and %d both have the code %q; want it once", at+1, i+1, name)
		}
		first[name] = i
	}
	manyPackages, mixed := len(packages(entries)) > 1, isMixed(entries)
	cards := make([]card, len(entries))
	for i, e := range entries {
		class := classOf(e.Retry)
		c := card{
			Entry:          e,
			Prefix:         prefixOf(e),
			FamilyKey:      familyKey(e),
			RetryKey:       retryKey(e),
			StatusKey:      statusKey(e),
			Constant:       constant(e),
			Tone:           class.tone,
			Advice:         w.advice(class),
			Summary:        summaryOf(e, w.ChineseFirst),
			EnglishRuns:    runs(e.English),
			ReasonRuns:     runs(e.Reason),
			EnglishMissing: e.English == "",
			ChineseMissing: e.Chinese == "",
		}
		c.OwnPackage = manyPackages && c.Constant != ""
		if mixed || e.Source != codes.PublishedTable {
			c.From = sourceOf(e)
		}
		for _, code := range e.Twins {
			_, here := first[string(code)]
			c.TwinsHere = append(c.TwinsHere, twin{code, here})
		}
		cards[i] = c
	}
	return cards, nil
}

// constant returns how a program writes the constant of a code, e.g. codes.FlowControl,
// or "" if there is none.
func constant(e catalog.Entry) string {
	dir, name := path.Split(e.Package)
	if name == "" || e.Name == "" {
		return ""
	}
	if major.MatchString(name) && dir != "" {
		name = path.Base(dir)
	}
	return name + "." + e.Name
}

// major matches a major version as the last element of a module path.
var major = regexp.MustCompile(`^v[0-9]+$`)

// A run is a part of a text in one language.
type run struct {
	Text    string
	Chinese bool
}

// runs splits an English text into its English parts and the Chinese that it quotes.
func runs(text string) []run {
	var all []run
	start, chinese := 0, false
	for i, r := range text {
		han := unicode.Is(unicode.Han, r)
		if han == chinese || !han && chineseMark(r) {
			continue
		}
		if i > start {
			all = append(all, run{text[start:i], chinese})
		}
		start, chinese = i, han
	}
	if start < len(text) {
		all = append(all, run{text[start:], chinese})
	}
	return all
}

// chineseMark reports whether r is a punctuation mark of Chinese but not of English.
func chineseMark(r rune) bool {
	return strings.ContainsRune("\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09\u300a\u300b", r)
}
