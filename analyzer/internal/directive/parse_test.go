package directive

import (
	"slices"
	"strings"
	"testing"
)

// FuzzParse: no comment makes the parser panic. Accepted rules are known, and are
// accepted with any spacing. For a directive that is wrong, there is an explanation.
func FuzzParse(f *testing.F) {
	ruleNames := []string{"unknown", "constant"}
	for _, seed := range []string{
		"//cbclint:ignore", "//cbclint:ignore unknown,constant -- why", "//cbclint:ignore -- why -- not", "//cbclint:ignore unknown --",
		"//cbclint:ignroe", "//cbclint:", "// cbclint:ignore", "/* cbclint : ignore */", "//cbclint:ignore unknown,", "//nolint", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rules, problem, ok := parse(text, ruleNames)
		if !ok && (rules != nil || problem != "" || strings.HasPrefix(text, "//cbclint:")) {
			t.Fatalf("%q is no directive, but %q %q", text, rules, problem)
		}
		if problem != "" && rules != nil {
			t.Fatalf("%q has a problem and rules %q", text, rules)
		}
		if !ok || problem != "" {
			return
		}
		for _, rule := range rules {
			if !slices.Contains(ruleNames, rule) {
				t.Fatalf("%q names %q, which is no rule", text, rule)
			}
		}
		again, problem, ok := parse("//cbclint:ignore\t"+strings.Join(rules, " , ")+" -- a reason", ruleNames)
		if !ok || problem != "" || !slices.Equal(again, rules) {
			t.Fatalf("%q names %q, but written again %q %q", text, rules, again, problem)
		}
	})
}
