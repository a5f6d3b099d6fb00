// Package fileedit applies fixes to the text of a file.
package fileedit

import (
	"bytes"
	"cmp"
	"go/format"
	"slices"
	"sort"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
)

// Edits are the edits of one file that go together, sorted by where they begin.
type Edits struct {
	sorted []finding.Edit
}

// Add adds the edits of a fix. It adds none and reports false if one of them
// overlaps another that is there already and is not the same.
func (f *Edits) Add(fix []finding.Edit) bool {
	var fresh []finding.Edit
	for _, e := range fix {
		i := f.search(e)
		switch {
		case i < len(f.sorted) && compareEdits(f.sorted[i], e) == 0 && f.sorted[i].NewText == e.NewText:
		case i < len(f.sorted) && overlap(e, f.sorted[i]), i > 0 && overlap(f.sorted[i-1], e):
			return false
		default:
			fresh = append(fresh, e)
		}
	}
	for _, e := range fresh {
		f.sorted = slices.Insert(f.sorted, f.search(e), e)
	}
	return true
}

func (f *Edits) search(e finding.Edit) int {
	return sort.Search(len(f.sorted), func(i int) bool { return compareEdits(f.sorted[i], e) >= 0 })
}

// compareEdits sorts edits by where they begin; an insertion before what is
// replaced there.
func compareEdits(a, b finding.Edit) int {
	return cmp.Or(cmp.Compare(a.Start.Offset, b.Start.Offset), cmp.Compare(a.End.Offset, b.End.Offset))
}

// overlap reports whether two edits, the first of which begins first, are about
// the same place.
func overlap(first, second finding.Edit) bool {
	return second.Start.Offset < first.End.Offset || first.Start.Offset == second.Start.Offset && first.End.Offset == second.End.Offset
}

// ApplyTo returns a text with the edits made. A text that is as gofmt writes it
// stays so; in any other, nothing else changes. So do its line breaks and a byte
// order mark.
func (f *Edits) ApplyTo(text []byte) []byte {
	var edited bytes.Buffer
	at := 0
	for _, e := range f.sorted {
		edited.Write(text[at:e.Start.Offset])
		edited.WriteString(e.NewText)
		at = e.End.Offset
	}
	edited.Write(text[at:])
	if !isGofmtClean(text) {
		return edited.Bytes()
	}
	formatted, err := formatted(edited.Bytes())
	if err != nil {
		return edited.Bytes() // the compiler says what is wrong
	}
	return formatted
}

const byteOrderMark = "\uFEFF"

// isGofmtClean reports whether a text is as gofmt writes it, but for line breaks and
// a byte order mark.
func isGofmtClean(text []byte) bool {
	again, err := formatted(text)
	return err == nil && bytes.Equal(again, text)
}

// formatted returns a text as gofmt writes it, but with its own line breaks and
// byte order mark.
func formatted(text []byte) ([]byte, error) {
	plain, marked := bytes.CutPrefix(text, []byte(byteOrderMark))
	lineBreaks := bytes.Count(plain, []byte("\n"))
	windows := lineBreaks > 0 && lineBreaks == bytes.Count(plain, []byte("\r\n"))
	if windows {
		plain = bytes.ReplaceAll(plain, []byte("\r\n"), []byte("\n"))
	}
	out, err := format.Source(plain)
	if windows {
		out = bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n"))
	}
	if marked {
		out = append([]byte(byteOrderMark), out...)
	}
	return out, err
}
