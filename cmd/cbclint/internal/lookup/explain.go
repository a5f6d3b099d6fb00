package lookup

import (
	"fmt"
	"io"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// An Explainer explains the codes that texts spell or mention.
type Explainer struct {
	lang             codestext.Lang
	catalog, shipped View
	seen             map[string]bool
	entries          []catalog.Entry // to explain
	unknown          strings.Builder // messages about the other codes and texts
	mayBeRight       bool            // an unknown code has the form of a code
}

// NewExplainer returns an explainer for the codes of a view. It also says what a catalog
// file has changed.
func NewExplainer(v View, lang codestext.Lang) (*Explainer, error) {
	shipped, err := catalog.Load(catalog.APIGW)
	if err != nil {
		return nil, err
	}
	return &Explainer{lang: lang, catalog: v, shipped: View{shipped, v.constants}, seen: make(map[string]bool)}, nil
}

// Read finds the codes that a text asks for. It returns remarks about codes that were
// spelled differently, one a line.
func (x *Explainer) Read(text string) string {
	var remarks strings.Builder
	queries := queriesIn(x.catalog.Catalog, text)
	if len(queries) == 0 {
		x.writeNone(text)
	}
	for _, q := range queries {
		e, ok := x.catalog.Lookup(q.code)
		if ok && q.spelled != q.code {
			fmt.Fprintf(&remarks, "cbclint: explain: "+x.lang.Choose("%q is read as %s", "%q 按 %s 解读")+"\n", q.spelled, q.code)
		}
		switch {
		case x.seen[q.code]:
			continue
		case ok:
			x.entries = append(x.entries, e)
		default:
			x.writeUnknown(q)
		}
		x.seen[q.code] = true
	}
	return remarks.String()
}

// ReadLines finds the codes that the lines of a log or of a file mention, and returns
// remarks as Read does. Lines without a code are left out, unless all are.
func (x *Explainer) ReadLines(name string, r io.Reader) (string, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	var remarks strings.Builder
	found := false
	for line := range strings.Lines(string(text)) {
		if len(queriesIn(x.catalog.Catalog, line)) != 0 {
			found = true
			remarks.WriteString(x.Read(line))
		}
	}
	if !found {
		x.writeNone(name)
	}
	return remarks.String(), nil
}

// Unknown returns the messages about texts without a code and about unknown codes, or "".
func (x *Explainer) Unknown() string {
	if x.mayBeRight {
		return x.unknown.String() + x.note()
	}
	return x.unknown.String()
}

// WriteJSON writes the known codes for programs.
func (x *Explainer) WriteJSON(w io.Writer) error { return codestext.WriteJSON(w, x.entries) }

// Write writes an explanation of each known code, for a terminal with so many columns, or
// for none if that is 0.
func (x *Explainer) Write(w io.Writer, columns int) error {
	for i, e := range x.entries {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		explanation := codestext.Explanation{Entry: e, Twins: make(map[codes.Code]catalog.Entry)}
		for _, twin := range e.Twins {
			explanation.Twins[twin], _ = x.catalog.Lookup(string(twin))
		}
		explanation.Shipped, _ = x.shipped.Lookup(string(e.Code))
		if err := explanation.Write(w, x.lang, columns); err != nil {
			return err
		}
	}
	return nil
}
