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

// Edits are edits of one file that apply together, sorted by start.
type Edits struct {
	sorted []finding.Edit
}

// Add adds the edits of a fix. If one of them overlaps an earlier, different edit, Add
// adds none and reports false.
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

// compareEdits sorts edits by start. An insertion comes before a replacement that begins
// there.
func compareEdits(a, b finding.Edit) int {
	return cmp.Or(cmp.Compare(a.Start.Offset, b.Start.Offset), cmp.Compare(a.End.Offset, b.End.Offset))
}

// overlap reports whether two edits overlap, or begin and end at the same places. The
// first must not begin after the second.
func overlap(first, second finding.Edit) bool {
	return second.Start.Offset < first.End.Offset || first.Start.Offset == second.Start.Offset && first.End.Offset == second.End.Offset
}

// ApplyTo returns a text with the edits applied. A text in the format of gofmt stays in
// that format, with its line breaks and its byte order mark. In any other text, nothing
// but the edits changes.
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
		return edited.Bytes() // the compiler will report the error
	}
	return formatted
}

const byteOrderMark = "\uFEFF"

// isGofmtClean reports whether a text is in the format of gofmt, apart from line breaks
// and a byte order mark.
func isGofmtClean(text []byte) bool {
	again, err := formatted(text)
	return err == nil && bytes.Equal(again, text)
}

// formatted returns a text in the format of gofmt. It keeps the line breaks and the byte
// order mark of the text.
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
