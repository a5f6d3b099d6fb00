package analyzertest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// An edit replaces the bytes from start to end of a file.
type edit struct {
	start, end int
	text       string
}

// Fix applies the fixes of diagnostics and type-checks the result. It skips a diagnostic
// with several suggestions. Equal edits apply once, as in golangci-lint and the drivers
// of x/tools.
func (p *Package) Fix(diagnostics ...analysis.Diagnostic) (*Package, error) {
	edits := make(map[string][]edit)
	for _, d := range diagnostics {
		if len(d.SuggestedFixes) > 1 {
			continue
		}
		for _, fix := range d.SuggestedFixes {
			for _, e := range fix.TextEdits {
				file := p.Fset.File(e.Pos)
				if file != p.Fset.File(d.Pos) {
					return nil, fmt.Errorf("%s has an edit in another file", d.Message)
				}
				edits[file.Name()] = append(edits[file.Name()], edit{file.Offset(e.Pos), file.Offset(e.End), string(e.NewText)})
			}
		}
	}
	fixed := maps.Clone(p.Sources)
	for name, edits := range edits {
		text, err := apply(fixed[name], edits)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		fixed[name] = text
	}
	return Check(p.importer, p.path, fixed)
}

func apply(source string, edits []edit) (string, error) {
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.text, b.text))
	})
	edits = slices.Compact(edits)
	var out []byte
	at := 0
	for _, e := range edits {
		if e.start < at {
			return "", fmt.Errorf("edits overlap at byte %d", e.start)
		}
		out = append(out, source[at:e.start]...)
		out = append(out, e.text...)
		at = e.end
	}
	return string(append(out, source[at:]...)), nil
}
