package lookup

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/confusable"
)

// A query is a code that somebody asks for.
type query struct {
	spelled string   // as it was typed
	code    string   // as it should be spelled
	others  []string // what else the text may mean; set only if all of them are unknown
}

// queriesIn returns the codes that a text asks for. Either the whole text spells one
// code, or the text mentions codes, or it names constants.
func queriesIn(c *catalog.Catalog, text string) []query {
	text = strings.TrimSpace(text)
	if a, ok := spelledBy(c, text, c.Spellings(text)); ok {
		return []query{a}
	}
	if a, ok := spelledBy(c, text, byDigits(c, text)); ok {
		return []query{a}
	}
	var mentions []catalog.Mention
	for m := range c.Mentions(text) {
		mentions = append(mentions, m)
	}
	slices.SortFunc(mentions, func(a, b catalog.Mention) int { return cmp.Compare(a.Start, b.Start) })
	var all []query
	for _, m := range mentions {
		code := text[m.Start:m.End]
		all = append(all, query{spelled: code, code: code})
	}
	if all == nil {
		all = named(c, text)
	}
	if all == nil {
		all = misspelt(c, text)
	}
	return all
}

// named returns the codes whose constants a text names: FlowControl as the whole text, or
// codes.FlowControl somewhere in it.
func named(c *catalog.Catalog, text string) []query {
	var all []query
	for word := range wordsOf(text) {
		name := word[strings.LastIndex(word, ".")+1:]
		if name == word && word != text {
			continue // a word of the language
		}
		for e := range c.All() {
			if e.Name != "" && e.Name == name {
				all = append(all, query{spelled: string(e.Code), code: string(e.Code)})
				break
			}
		}
	}
	return all
}

// spelledBy returns a query for the first code that is known. If none is known, it
// returns one for the first code.
func spelledBy(c *catalog.Catalog, text string, codes []string) (query, bool) {
	if len(codes) == 0 {
		return query{}, false
	}
	for _, code := range codes {
		if _, ok := c.Lookup(code); ok {
			return query{spelled: text, code: code}, true
		}
	}
	return query{text, codes[0], codes[1:]}, true
}

// byDigits returns the codes that a text may mean if it is only the digits of a code.
func byDigits(c *catalog.Catalog, text string) []string {
	digits := strings.Map(confusable.Narrow, text)
	if digits == "" || len(digits) > 12 || strings.Trim(digits, "0123456789") != "" {
		return nil
	}
	var codes []string
	for _, p := range c.Prefixes() {
		codes = append(codes, p.Letters+"."+digits)
	}
	return codes
}

// misspelt returns the codes of the catalog that a text spells badly.
func misspelt(c *catalog.Catalog, text string) []query {
	var all []query
	for word := range wordsOf(text) {
		if e, ok := c.Respell(word); ok {
			all = append(all, query{spelled: word, code: string(e.Code)})
		}
	}
	return all
}

// foreign returns the first word of a text that looks like a code with an unknown prefix,
// or "".
func foreign(c *catalog.Catalog, text string) string {
	const longest = 40
	for word := range wordsOf(text) {
		letters, _ := catalog.Split(word)
		isKnown := slices.ContainsFunc(c.Prefixes(), func(p catalog.Prefix) bool { return strings.EqualFold(p.Letters, letters) })
		if len(word) <= longest && catalog.HasForm(word) && !isKnown {
			return word
		}
	}
	return ""
}

// wordsOf returns the words of a text that may be codes.
func wordsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".-_．", r)
		}) {
			if !yield(strings.Trim(word, ".-_．")) {
				return
			}
		}
	}
}
