package analyzer

import (
	"fmt"
	"slices"
	"strings"
)

// checkTwin detects a decision that handles CBC.5003 and not CBC.99005003, its
// twin: the same condition, as other operations report it.
func (f *file) checkTwin(d *decision, before handled) {
	if !f.twin {
		return
	}
	var list []string
	for _, code := range slices.Sorted(slices.Values(d.named)) {
		e, _ := f.catalog.Lookup(code)
		twin, ok := f.catalog.Lookup(string(e.Twin))
		if !ok || slices.Contains(d.named, string(e.Twin)) || before.excludes(string(e.Twin)) {
			continue
		}
		list = append(list, fmt.Sprintf("%q without %q %s", code, twin.Code, twin.Name))
	}
	if len(list) != 0 {
		f.report(ruleTwin, d.head, nil, "%s on %s error codes handles codes without their twins: %s", d.what, d.services(), strings.Join(list, ", "))
	}
}
