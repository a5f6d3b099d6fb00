package catalogdiff

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/internal/printable"
)

// WriteText writes changes for people. It groups them by meaning, and begins with those
// that break code.
func WriteText(w io.Writer, changes []Change) error {
	var (
		b     strings.Builder
		count = make(map[Kind]int)
		done  = make(map[string]bool)
	)
	for _, c := range inGroups(changes) {
		if c.Kind != Changed {
			count[c.Kind]++
		}
		group := string(c.Kind)
		if c.Field != "" {
			group = c.Field + " " + group
		}
		if heading := group + ": " + c.Meaning; !done[heading] {
			done[heading] = true
			fmt.Fprintf(&b, "%s\n", heading)
		}
		fmt.Fprintf(&b, "\t%s\n", printable.Text(c.String()))
	}
	count[Changed] = countChanged(changes)
	if len(changes) == 0 {
		b.WriteString("no differences\n")
	} else {
		fmt.Fprintf(&b, "%d removed, %d added, %d changed\n", count[Removed], count[Added], count[Changed])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String returns the text of a change, without its meaning.
func (c Change) String() string {
	switch {
	case c.Kind == Removed:
		return strings.TrimSpace(string(c.Code) + " " + c.Old)
	case c.Kind == Added:
		return strings.TrimSpace(string(c.Code) + " " + c.New)
	case c.Field == "english" || c.Field == "chinese":
		return fmt.Sprintf("%s: %q -> %q", c.Code, c.Old, c.New)
	}
	return fmt.Sprintf("%s: %s -> %s", c.Code, orNothing(c.Old), orNothing(c.New))
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

// inGroups sorts changes by kind, field and meaning. Otherwise their order stays.
func inGroups(changes []Change) []Change {
	order := func(c Change) int {
		return slices.Index([]Kind{Removed, Added, Changed}, c.Kind)*100 +
			slices.IndexFunc(fields(), func(f field) bool { return f.name == c.Field })
	}
	sorted := slices.Clone(changes)
	slices.SortStableFunc(sorted, func(a, b Change) int {
		if d := order(a) - order(b); d != 0 {
			return d
		}
		return strings.Compare(a.Meaning, b.Meaning)
	})
	return sorted
}

// countChanged returns how many codes have changed fields.
func countChanged(changes []Change) (count int) {
	last := Change{}
	for _, c := range changes { // sorted by code
		if c.Kind == Changed && c.Code != last.Code {
			count++
			last = c
		}
	}
	return count
}

// WriteJSON writes changes for programs.
func WriteJSON(w io.Writer, changes []Change) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Changes []Change `json:"changes"`
	}{append([]Change{}, changes...)})
}
