package codestext

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/cbclint/cbclint/internal/catalog"
)

// TestWidth: in every locale, Han and full-width characters take two columns. Characters
// that some terminals show in one column and some in two take one.
func TestWidth(t *testing.T) {
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	for text, want := range map[string]int{"": 0, "CBC.5003": 8, "余额不足。": 10, "Ｃ": 2, "“§…”": 4} {
		if got := Width(text); got != want {
			t.Errorf("%q takes %d columns; want %d", text, got, want)
		}
	}
}

// TestWrap: no line is too long unless it is a single word, and no word is lost.
func TestWrap(t *testing.T) {
	text := "The balance is too low (余额不足) and has to be topped up before the same request can succeed. " + strings.Repeat("x", 90) + " 余额 不足"
	for width := range 100 {
		lines := wrap(text, width)
		for _, line := range lines {
			if Width(line) > width && strings.Contains(line, " ") {
				t.Errorf("%d: %q", width, line)
			}
		}
		if got := strings.Join(lines, " "); got != text {
			t.Errorf("%d: %q; want %q", width, got, text)
		}
	}
	if lines := wrap("余额 不足 x", 7); !slices.Equal(lines, []string{"余额", "不足 x"}) {
		t.Errorf("Han characters take two columns each: %q", lines)
	}
}

// FuzzOneLine: a text stays on its line and does not control the terminal. A plain text
// does not change.
func FuzzOneLine(f *testing.F) {
	for _, seed := range []string{"", "a\r\nb", "\x1b[31mred", "\u202eabc", "a\u2028b", "\xff\x00", "余额不足。"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		line := oneLine(text)
		if strings.ContainsFunc(line, unicode.IsControl) || strings.ContainsAny(line, "\u2028\u2029\u202e") {
			t.Errorf("%q is %q", text, line)
		}
		if again := oneLine(line); again != line {
			t.Errorf("%q is %q, and that is %q", text, line, again)
		}
	})
	if got := oneLine("余额不足。 a  b"); got != "余额不足。 a b" {
		f.Errorf("%q", got)
	}
}

// TestNarrow: in a narrow terminal no line is too long, whatever the language.
func TestNarrow(t *testing.T) {
	for e := range catalog.Builtin().All() {
		for _, lang := range []Lang{English, Chinese} {
			for _, columns := range []int{40, 60} {
				var b strings.Builder
				if err := (Explanation{Entry: e}).Write(&b, lang, columns); err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(b.String()) {
					if line = strings.TrimSuffix(line, "\n"); Width(line) > columns && strings.HasPrefix(line, "  ") && !strings.ContainsAny(line, "/.") {
						t.Errorf("%s, %s: %d columns: %q", e.Code, lang, Width(line), line)
					}
				}
			}
		}
	}
}
