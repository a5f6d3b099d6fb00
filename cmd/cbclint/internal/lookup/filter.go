package lookup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/confusable"
)

// A Filter says which codes are wanted: those with one value of each list that is not
// empty, and with all words.
type Filter struct {
	Families, Classes, Statuses, Prefixes, words []string
}

// retryable stands for all retryable classes.
const retryable = "retryable"

// AddWords adds the words of texts.
func (f *Filter) AddWords(texts []string) {
	f.words = append(f.words, strings.Fields(fold(strings.Join(texts, " ")))...)
}

// Check returns an error if no code of the catalog can have a value of a list.
func (f *Filter) Check(c *catalog.Catalog) error {
	var families, statuses, prefixes []string
	for e := range c.All() {
		families, statuses = append(families, string(e.Family)), append(statuses, statusOf(e))
	}
	for _, p := range c.Prefixes() {
		prefixes = append(prefixes, p.Letters)
	}
	var classes []string
	for _, class := range catalog.Classes() {
		classes = append(classes, string(class))
	}
	classes = append(classes, retryable)
	for _, list := range []struct {
		flag, what string
		values     []string
		known      []string
		more       string
	}{
		{"family", "family", f.Families, sorted(families), ""},
		{"retry", "retry class", f.Classes, classes, ""},
		{"status", "HTTP status", f.Statuses, sorted(statuses), ", or as in 4xx"},
		{"prefix", "prefix", f.Prefixes, prefixes, "; -catalog names files with others, or " + catalog.APIGW},
	} {
		for _, value := range list.values {
			if !slices.ContainsFunc(list.known, func(known string) bool { return isLike(known, value) }) {
				return fmt.Errorf("-%s: no code has the %s %q; want one of %s%s", list.flag, list.what, value, strings.Join(list.known, ", "), list.more)
			}
		}
	}
	return nil
}

// sorted sorts words, and removes duplicates and empty words.
func sorted(words []string) []string {
	slices.Sort(words)
	return slices.DeleteFunc(slices.Compact(words), func(word string) bool { return word == "" })
}

func statusOf(e catalog.Entry) string {
	if e.Status == 0 {
		return ""
	}
	return strconv.Itoa(e.Status)
}

// isLike reports whether a value equals the wanted one, without regard to case. A wanted
// 4xx is like all statuses from 400 to 499.
func isLike(value, want string) bool {
	want = strings.TrimSuffix(want, ".") // a prefix may have it
	digit, isRange := strings.CutSuffix(strings.ToLower(want), "xx")
	return strings.EqualFold(value, want) || isRange && len(digit) == 1 && len(value) == 3 && strings.HasPrefix(value, digit)
}

// Matches reports whether an entry passes the filter.
func (f *Filter) Matches(e catalog.Entry) bool {
	letters, _ := catalog.Split(string(e.Code))
	class := []string{string(e.Retry)}
	if e.Retry.Retryable() {
		class = append(class, retryable)
	}
	return isOne(f.Families, string(e.Family)) && isOne(f.Classes, class...) && isOne(f.Statuses, statusOf(e)) &&
		isOne(f.Prefixes, letters) && f.hasWords(e)
}

// isOne reports whether one of values is in a list, or the list is empty.
func isOne(list []string, values ...string) bool {
	return len(list) == 0 || slices.ContainsFunc(list, func(want string) bool {
		return slices.ContainsFunc(values, func(value string) bool { return isLike(value, want) })
	})
}

func (f *Filter) hasWords(e catalog.Entry) bool {
	text := fold(strings.Join([]string{string(e.Code), e.Name, e.English, e.Chinese, e.Meaning}, "\n"))
	return !slices.ContainsFunc(f.words, func(word string) bool { return !strings.Contains(text, word) })
}

// fold returns a text in lower case, with full-width characters as ASCII.
func fold(text string) string { return strings.ToLower(strings.Map(confusable.Narrow, text)) }
