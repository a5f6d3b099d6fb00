package pattern

import (
	"slices"
	"testing"
)

// TestTexts: the texts of an expression, and whether something may follow each.
func TestTexts(t *testing.T) {
	for expr, want := range map[string][]Text{
		`CBC\.5003`:                     {{"CBC.5003", true, false}},
		`^CBC\.5003$`:                   {{"CBC.5003", false, false}},
		`\bCBC\.5003\b`:                 {{"CBC.5003", false, false}},
		`CBC\.(5003|5012)`:              {{"CBC.5003", true, false}, {"CBC.5012", true, false}},
		`CBC\.500[12]`:                  {{"CBC.5001", true, true}, {"CBC.5002", true, true}},
		`CBC\.5003"|x`:                  {{`CBC.5003"`, true, false}, {"x", true, false}},
		`"error_code":\s*"CBC\.5003"`:   {{`"error_code":`, true, false}, {`"CBC.5003"`, true, false}},
		`.*CBC\.5003.*`:                 {{"CBC.5003", true, false}},
		`CBC\.9900\d{4}`:                {{"CBC.9900x", true, false}},
		`CBC\.9900[0-9]+`:               {{"CBC.9900x", true, false}},
		`CBC\.\d{4}`:                    {{"CBC.x", true, false}},
		`(?i)cbc`:                       {{"CBC", true, false}},
		`CBC\.5001\D`:                   {{"CBC.5001", false, false}},
		`CBC\.5001(\D|$)`:               {{"CBC.5001", false, false}, {"CBC.5001", false, false}},
		`CBC\.5001\s+`:                  {{"CBC.5001", false, false}},
		`CBC\.5001(?:"|\s|$)`:           {{"CBC.5001", false, false}, {"CBC.5001", false, false}},
		`CBC\.5001\d*`:                  {{"CBC.5001x", true, false}},
		`CBC\.5001(\d{4})?`:             {{"CBC.5001x", true, false}},
		`CBC\.50010?059`:                {{"CBC.5001059", true, false}, {"CBC.50010059", true, false}},
		`CBC\.500[1-3]`:                 {{"CBC.5001", true, true}, {"CBC.5002", true, true}, {"CBC.5003", true, true}},
		`CBC\.5001.`:                    {{"CBC.5001", true, false}},
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
