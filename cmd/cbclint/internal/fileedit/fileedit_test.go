package fileedit

import (
	"go/token"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
)

// edit replaces a part of a text.
func edit(from, to int, text string) finding.Edit {
	return finding.Edit{Start: token.Position{Offset: from}, End: token.Position{Offset: to}, NewText: text}
}

// TestAdd: a fix is added as a whole or not at all, in whatever order fixes come.
func TestAdd(t *testing.T) {
	var e Edits
	for _, test := range []struct {
		what string
		fix  []finding.Edit
		want bool
	}{
		{"a part", []finding.Edit{edit(4, 6, "XY")}, true},
		{"a part before it, and an import", []finding.Edit{edit(2, 3, "c"), edit(0, 0, "import;")}, true},
		{"the same import, and a part behind", []finding.Edit{edit(0, 0, "import;"), edit(8, 9, "i")}, true},
		{"a part that overlaps, and one that does not", []finding.Edit{edit(5, 7, "Z"), edit(7, 8, "h")}, false},
		{"another insertion at the same place", []finding.Edit{edit(0, 0, "other;")}, false},
		{"a part that holds others", []finding.Edit{edit(1, 9, "")}, false},
		{"a part that touches two", []finding.Edit{edit(6, 8, "GH")}, true},
		{"an insertion before what is replaced", []finding.Edit{edit(4, 4, "<")}, true},
	} {
		if got := e.Add(test.fix); got != test.want {
			t.Errorf("%s is added: %t", test.what, got)
		}
	}
	if got, want := string(e.ApplyTo([]byte("0123456789"))), "import;01c3<XYGHi9"; got != want {
		t.Errorf("the text is %q; want %q", got, want)
	}
}

// TestApplyTo: a text that is as gofmt writes it stays so, with its line breaks and a
// byte order mark. In any other, nothing but the edits changes.
func TestApplyTo(t *testing.T) {
	const clean = "package p\n\nvar (\n\ta   = 1\n\tbcd = 2\n)\n"
	const wider = "package p\n\nvar (\n\ta      = 1\n\tbcdefg = 2\n)\n"
	windows := func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }
	for text, want := range map[string]string{
		clean:                     wider,
		windows(clean):            windows(wider),
		byteOrderMark + clean:     byteOrderMark + wider,
		clean + "var  x = 1\n":    strings.Replace(clean, "bcd", "bcdefg", 1) + "var  x = 1\n",
		"no Go: bcd":              "no Go: bcdefg",
		clean + "var s = \"é\"\n": wider + "var s = \"é\"\n",
	} {
		var e Edits
		at := strings.Index(text, "bcd") + len("bcd")
		e.Add([]finding.Edit{edit(at, at, "efg")})
		if got := string(e.ApplyTo([]byte(text))); got != want {
			t.Errorf("%q becomes %q; want %q", text, got, want)
		}
	}
}
