package printable

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestText: only what is not printable is replaced.
func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"CBC.5003 ~  ok ":              "CBC.5003 ~  ok ",
		"余额不足。":                        "余额不足。",
		"a\u00a0b\u3000c \u200d\ufeff": "a\u00a0b\u3000c \u200d\ufeff",
		"a\r\nb\tc\v\f\u0085d":         "a  b c   d",
		"a\u2028b\u2029c":              "a b c",
		"\x1b[31mred\x00\x7f\u009b":    "\ufffd[31mred\ufffd\ufffd\ufffd",
		"\u202ea\u202c \u2066b\u2069":  "\ufffda\ufffd \ufffdb\ufffd",
		"\u061c\u200e\u200f":           "\ufffd\ufffd\ufffd",
		"a\xff\x9b余":                   "a\ufffd\ufffd余",
		"\ufffd":                       "\ufffd",
	} {
		if got := Text(text); got != want {
			t.Errorf("%q is shown as %q; want %q", text, got, want)
		}
	}
}

// TestShort: only a text that is too long is cut, and between characters.
func TestShort(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "abc": "abc", "abcd": "abc…", "余额不": "余额不", "余额不足。": "余额不…", "\xff\xff\xff": "\xff\xff\xff", "\xff\xff\xff\xff": "\xff\xff\xff…",
	} {
		if got := Short(text, 3); got != want {
			t.Errorf("%q is cut to %q; want %q", text, got, want)
		}
	}
}

// TestAllocations: a printable text is not copied.
func TestAllocations(t *testing.T) {
	for _, text := range []string{strings.Repeat("unknown code ", 100), strings.Repeat("余额不足。", 100)} {
		var shown string
		if n := testing.AllocsPerRun(100, func() { shown = Text(text) }); n != 0 || shown != text {
			t.Errorf("%.20q…: %v allocations; want none", text, n)
		}
	}
}

// FuzzText: a text stays on its line and does not control the terminal. A second call
// changes nothing.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "a\r\nb", "\x1b[31mred", "\u202eabc", "a\u2028b", "\xff\x00", "余额不足。"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		shown := Text(text)
		if strings.ContainsFunc(shown, unicode.IsControl) || strings.ContainsAny(shown, "\u2028\u2029\u202e\u2066") || !utf8.ValidString(shown) {
			t.Errorf("%q is shown as %q", text, shown)
		}
		if again := Text(shown); again != shown {
			t.Errorf("%q is shown as %q, and that as %q", text, shown, again)
		}
		if utf8.RuneCountInString(shown) != utf8.RuneCountInString(text) {
			t.Errorf("%q is shown as %q, which is not as long", text, shown)
		}
	})
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat("unknown CBC error code; ", 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Text(text)
	}
}
