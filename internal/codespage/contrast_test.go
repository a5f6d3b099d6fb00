package codespage

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast: in light and in dark, text has the contrast that WCAG 2 AA asks for, and
// the borders of fields can be seen.
func TestContrast(t *testing.T) {
	light, dark, ok := strings.Cut(style, "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("there are no dark colours")
	}
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		colours := make(map[string]float64)
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(text, -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		for _, test := range []struct {
			over, under string
			least       float64
		}{
			{"text", "ground card inset current current-inset", 7},
			{"muted", "ground card inset current current-inset", 4.5},
			{"link", "ground card inset current current-inset", 4.5},
			{"stop-text", "stop", 4.5},
			{"resend-text", "resend", 4.5},
			{"care-text", "care", 4.5},
			{"good-text", "good", 4.5},
			{"field", "ground card", 3},
			{"current-line", "ground current", 3},
		} {
			for under := range strings.FieldsSeq(test.under) {
				a, okOver := colours[test.over]
				b, okUnder := colours[under]
				if got := (max(a, b) + .05) / (min(a, b) + .05); !okOver || !okUnder || got < test.least {
					t.Errorf("%s: %s on %s has contrast %.2f; want %.1f", scheme, test.over, under, got, test.least)
				}
			}
		}
	}
}

// luminance returns the relative luminance of a colour, as WCAG defines it.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(colour, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	channel := func(shift int) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= .04045 {
			return c / 12.92
		}
		return math.Pow((c+.055)/1.055, 2.4)
	}
	return .2126*channel(16) + .7152*channel(8) + .0722*channel(0)
}
