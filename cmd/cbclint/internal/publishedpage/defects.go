package publishedpage

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/catalog"
)

// findDefects finds what looks wrong with the texts of a record. It checks only the
// languages that the table has.
func (p *reader) findDefects(line int, r catalog.Record, hasEnglish, hasChinese bool) {
	if hasEnglish {
		p.findDefectsOf(line, r, "English", r.English)
	}
	if hasChinese {
		p.findDefectsOf(line, r, "Chinese", r.Chinese)
	}
	englishHan, chineseHan := hasHan(r.English), hasHan(r.Chinese)
	switch {
	case englishHan && !chineseHan && r.Chinese != "":
		p.defect(line, "the English and the Chinese text of %s are swapped: %s, %s", r.Code, quote(r.English), quote(r.Chinese))
	case englishHan:
		p.defect(line, "the English text of %s has Chinese in it: %s", r.Code, quote(r.English))
	case hasChinese && !chineseHan && r.Chinese != "":
		p.defect(line, "the Chinese text of %s has no Chinese in it: %s", r.Code, quote(r.Chinese))
	}
}

// labelPattern matches a number or bullet at the beginning of a text that was an item of
// a list.
var labelPattern = regexp.MustCompile(`^(?:[0-9]+\s*[:：、)）]|[0-9]+\.\s|[*•·●▪-]\s)`)

func (p *reader) findDefectsOf(line int, r catalog.Record, language, text string) {
	if text == "" {
		p.defect(line, "%s has no %s text", r.Code, language)
		return
	}
	if label := labelPattern.FindString(text); label != "" {
		p.defect(line, "the %s text of %s begins with %q: %s", language, r.Code, strings.TrimSpace(label), quote(text))
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return isInvisible(r) || r == utf8.RuneError }); i >= 0 {
		bad, _ := utf8.DecodeRuneInString(text[i:])
		p.defect(line, "the %s text of %s has the invisible or broken character %U: %s", language, r.Code, bad, quote(text))
	}
}

// comparePrefixes finds prefixes in the wrong case, and codes with a known prefix and the
// wrong number of digits. For an unknown prefix, the case of most codes is right.
func (p *reader) comparePrefixes() {
	count := make(map[string]int) // number of codes, by prefix
	usual := make(map[string]string)
	for _, r := range p.records {
		letters, _ := catalog.Split(string(r.Code))
		count[letters]++
		upper := strings.ToUpper(letters)
		if count[letters] > count[usual[upper]] {
			usual[upper] = letters
		}
	}
	known := make(map[string]catalog.Prefix)
	for _, prefix := range catalog.Builtin().Prefixes() {
		known[strings.ToUpper(prefix.Letters)] = prefix
	}
	for _, r := range p.records {
		letters, digits := catalog.Split(string(r.Code))
		prefix, isKnown := known[strings.ToUpper(letters)]
		switch most := usual[strings.ToUpper(letters)]; {
		case isKnown && letters != prefix.Letters:
			p.defect(p.lineOf[r.Code], "the prefix of %s is not spelled %s", r.Code, prefix.Letters)
		case !isKnown && letters != most:
			p.defect(p.lineOf[r.Code], "the prefix of %s is spelled %s in most codes", r.Code, most)
		}
		if isKnown && !slices.Contains(prefix.Digits, len(digits)) {
			p.defect(p.lineOf[r.Code], "%s has %d digits; codes with %s have %s", r.Code, len(digits), prefix.Letters, counts(prefix.Digits))
		}
	}
}

// counts returns e.g. "4 or 8".
func counts(digits []int) string {
	words := make([]string, len(digits))
	for i, n := range digits {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " or ")
}

// Repeated returns how many texts belong to more than one code. Twins share a text, and
// so do codes that the page mixes up.
func (p *Page) Repeated() (english, chinese int) {
	count := func(text func(catalog.Record) string) (repeated int) {
		seen := make(map[string]int)
		for _, r := range p.Records {
			if t := text(r); t != "" {
				seen[t]++
				if seen[t] == 2 {
					repeated++
				}
			}
		}
		return repeated
	}
	return count(func(r catalog.Record) string { return r.English }), count(func(r catalog.Record) string { return r.Chinese })
}
