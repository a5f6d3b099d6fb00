package pattern

import (
	"slices"
	"testing"
)

// TestTexts: the texts of an expression, and whether something may follow each.
func TestTexts(t *testing.T) {
	for expr, want := range map[string][]Text{
		`CBC\.5003`:                     {{"CBC.5003", true}},
		`^CBC\.5003$`:                   {{"CBC.5003", false}},
		`\bCBC\.5003\b`:                 {{"CBC.5003", false}},
		`CBC\.(5003|5012)`:              {{"CBC.5003", true}, {"CBC.5012", true}},
		`CBC\.500[12]`:                  {{"CBC.5001", true}, {"CBC.5002", true}},
		`CBC\.5003"|x`:                  {{`CBC.5003"`, true}, {"x", true}},
		`"error_code":\s*"CBC\.5003"`:   {{`"error_code":`, true}, {`"CBC.5003"`, true}},
		`.*CBC\.5003.*`:                 {{"CBC.5003", true}},
		`CBC\.9900\d{4}`:                {{"CBC.9900x", true}},
		`CBC\.9900[0-9]+`:               {{"CBC.9900x", true}},
		`CBC\.\d{4}`:                    {{"CBC.x", true}},
		`(?i)cbc`:                       {{"CBC", true}},
		`(`:                             nil,
		``:                              nil,
		`[a-c][a-c][a-c][a-c]|CBC.5003`: nil,
	} {
		if got := Texts(expr); !slices.Equal(got, want) {
			t.Errorf("%s: %+v; want %+v", expr, got, want)
		}
	}
}

// FuzzTexts: no expression makes it panic, or gives more texts than a list of codes has.
func FuzzTexts(f *testing.F) {
	for _, expr := range []string{`CBC\.(5003|5012)`, `((((a|b)|c)|d)|[xyz]){1,9}`, `\b(?i)x*`, `[^a]`} {
		f.Add(expr)
	}
	f.Fuzz(func(t *testing.T, expr string) {
		if got := Texts(expr); len(got) > 10000 {
			t.Errorf("%q has %d texts", expr, len(got))
		}
	})
}
