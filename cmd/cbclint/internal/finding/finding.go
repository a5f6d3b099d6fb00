// Package finding has diagnostics in a form that can be printed and compared.
package finding

import (
	"go/token"
	"regexp"

	"golang.org/x/tools/go/analysis"
)

var quoted = regexp.MustCompile(`"([^"]*)"`)

// Code returns the code that a finding is about. It returns "" if the finding is about
// missing codes, or about a directive.
func (f Finding) Code() string {
	m := quoted.FindStringSubmatch(f.Message)
	if m == nil || f.Category == "retryable" || f.Category == "directive" {
		return ""
	}
	return m[1]
}

// A Finding is a diagnostic, with positions that can be printed.
type Finding struct {
	Start, End token.Position
	Category   string
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

// New returns the finding of a diagnostic.
func New(fset *token.FileSet, a *analysis.Analyzer, d analysis.Diagnostic) Finding {
	end := d.End
	if !end.IsValid() {
		end = d.Pos
	}
	f := Finding{Start: fset.Position(d.Pos), End: fset.Position(end), Category: d.Category, Message: d.Message, URL: a.URL + "#" + d.Category}
	if len(d.SuggestedFixes) == 1 {
		f.FixMessage = d.SuggestedFixes[0].Message
		for _, e := range d.SuggestedFixes[0].TextEdits {
			f.Fix = append(f.Fix, Edit{fset.PositionFor(e.Pos, false), fset.PositionFor(max(e.Pos, e.End), false), string(e.NewText)})
		}
	}
	return f
}
