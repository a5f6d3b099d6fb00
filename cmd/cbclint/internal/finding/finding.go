// Package finding has diagnostics in a form that can be printed and compared.
package finding

import (
	"go/token"

	"golang.org/x/tools/go/analysis"
)

// A Finding is a diagnostic, with positions that can be printed.
type Finding struct {
	Start, End token.Position
	Category   string
	Code       string // that it is about; "" if it is about missing codes, or about something else
	Message    string
	URL        string
	Fix        []Edit // of the only suggested fix; nil if there is none or more than one
	FixMessage string
}

// EditedFile returns the file that the fix of a finding edits, or "" if there is none.
func (f Finding) EditedFile() string {
	if len(f.Fix) == 0 {
		return ""
	}
	return f.Fix[0].Start.Filename
}

// An Edit replaces a part of a file.
type Edit struct {
	Start, End token.Position // in the file itself, whatever a //line directive says
	NewText    string
}

// New returns the finding of a diagnostic about a code.
func New(fset *token.FileSet, a *analysis.Analyzer, d analysis.Diagnostic, code string) Finding {
	end := d.End
	if !end.IsValid() {
		end = d.Pos
	}
	f := Finding{Start: fset.Position(d.Pos), End: fset.Position(end), Category: d.Category, Code: code, Message: d.Message, URL: a.URL + "#" + d.Category}
	if len(d.SuggestedFixes) == 1 {
		f.FixMessage = d.SuggestedFixes[0].Message
		for _, e := range d.SuggestedFixes[0].TextEdits {
			f.Fix = append(f.Fix, Edit{fset.PositionFor(e.Pos, false), fset.PositionFor(max(e.Pos, e.End), false), string(e.NewText)})
		}
	}
	return f
}
