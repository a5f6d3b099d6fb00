package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
)

// TestSpellings: a text that is not a code spells none. A code in any spelling gives the
// right spelling, whether the catalog has it or not.
func TestSpellings(t *testing.T) {
	c, err := Merge(&File{Codes: []Record{{Code: "ECS.0001"}, {Code: "ECS0.001"}}})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"": nil, "CBC": nil, "CBC.": nil, "5003": nil, "CBC.x": nil, "XCBC.5003": nil, "CBC.5003 CBC.5004": nil, "CBC...5003": nil, "CBC.5003..": nil, "CBC.5003.1": nil,
		"CBC." + strings.Repeat("1", 200): nil,
		"CBC.5003":                        {"CBC.5003"},
		" cbc-5030 ":                      {"CBC.5030"},
		"ＣＢＣ。５０":                          {"CBC.50"},
		"cbc\n5003":                       {"CBC.5003"},
		"CBC..5003":                       {"CBC.5003"},
		"CBC.5003.":                       {"CBC.5003"},
		"ecs0001":                         {"ECS.0001", "ECS0.001"},
		"ECS0.001":                        {"ECS0.001"},
	} {
		if got := c.Spellings(text); !slices.Equal(got, want) {
			t.Errorf("%q spells %q; want %q", text, got, want)
		}
	}
	count := 0
	for e := range c.All() {
		count++
		text := strings.ToLower(strings.Replace(string(e.Code), ".", " ", 1))
		if got := c.Spellings(text); !slices.Contains(got, string(e.Code)) {
			t.Errorf("%q spells %q; want %s among them", text, got, e.Code)
		}
	}
	if want := len(slices.Collect(codes.All())) + 2; count != want || want == 2 {
		t.Errorf("%d codes; want %d", count, want)
	}
}
