package catalog

import (
	"slices"

	"github.com/cbclint/cbclint/codes"
)

// mirrorTwins makes twins mutual: if a code names another one as a twin, the other one
// names it, too.
func (c *Catalog) mirrorTwins(all []*Entry) {
	type pair struct{ of, twin codes.Code }
	named := make(map[pair]bool)
	for _, e := range all {
		for _, twin := range e.Twins {
			named[pair{e.Code, twin}] = true
		}
	}
	missing := make(map[codes.Code][]codes.Code)
	for p := range named {
		if back := (pair{p.twin, p.of}); !named[back] {
			missing[back.of] = append(missing[back.of], back.twin)
		}
	}
	for code, twins := range missing {
		e, _ := c.Lookup(string(code))
		e.Twins = append(slices.Clone(e.Twins), twins...)
		slices.Sort(e.Twins)
		c.added[string(code)] = &e
	}
}
