package catalogdiff

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
)

// two returns two catalogs that differ by one change.
func two(change func(*catalog.Record)) (before, after *catalog.File) {
	record := catalog.Record{
		Code: "CBC.5003", Name: "Poor", Status: 400, English: "Poor.", Chinese: "穷。", Family: "order", Retry: "terminal", Twins: []codes.Code{"CBC.99005003"},
	}
	other := record
	other.Code = "CBC.99005003"
	before = &catalog.File{Codes: []catalog.Record{record, other}}
	change(&record)
	return before, &catalog.File{Codes: []catalog.Record{record, other}}
}

// TestMeaning: each change has a text and a meaning. Without a change there is nothing.
func TestMeaning(t *testing.T) {
	for _, test := range []struct {
		change     func(*catalog.Record)
		what, text string // of the change, and of the reverse change
		back       string
	}{
		{func(r *catalog.Record) { r.Status = 200 }, "status changed: SDKs now return no error", "CBC.5003: 400 -> 200", "SDKs now return an error"},
		{func(r *catalog.Record) { r.Status = 500 }, "status changed: code that decides by the HTTP status", "CBC.5003: 400 -> 500", "code that decides by the HTTP status"},
		{func(r *catalog.Record) { r.Status = 0 }, "does not say with which status", "CBC.5003: 400 -> nothing", "does not say with which status"},
		{func(r *catalog.Record) { r.Retry = "throttled" }, "retry changed: rule retryable asks for it", "CBC.5003: terminal -> throttled", "rule retryable no longer asks for it; code that sends the same request again treats it wrong, as it is terminal"},
		{func(r *catalog.Record) { r.Retry = "reauth" }, "the same request may succeed with a new token", "CBC.5003: terminal -> reauth", "the rules ask for it as before"},
		{func(r *catalog.Record) { r.Retry = "exhausted" }, "after hours or a day", "CBC.5003: terminal -> exhausted", "the rules ask for it as before"},
		{func(r *catalog.Record) { r.Retry = "unknown-outcome" }, "look whether it has taken effect", "CBC.5003: terminal -> unknown-outcome", "the rules ask for it as before"},
		{func(r *catalog.Record) { r.Family = "invoice" }, "family changed: rule retryable asks for the codes of the new family", "CBC.5003: order -> invoice", "rule retryable asks for the codes of the new family"},
		{func(r *catalog.Record) { r.Name = "NoMoney" }, "name changed: code that uses the old constant does not compile", "CBC.5003: Poor -> NoMoney", "does not compile"},
		{func(r *catalog.Record) { r.Name = "" }, "name changed: code that uses its constant does not compile", "CBC.5003: Poor -> nothing", "it has a constant now"},
		{func(r *catalog.Record) { r.Twins = nil }, "twins changed: rule twin no longer asks", "CBC.5003: CBC.99005003 -> nothing", "rule twin asks for the new twins"},
		{func(r *catalog.Record) { r.English = "Rich." }, "english changed: code that compares or searches messages", `CBC.5003: "Poor." -> "Rich."`, "code that compares or searches messages"},
		{func(r *catalog.Record) { r.Chinese = "富。" }, "chinese changed: code that shows or searches descriptions", `CBC.5003: "穷。" -> "富。"`, "code that shows or searches descriptions"},
		{func(r *catalog.Record) { r.Code = "CBC.5004" }, "removed: rule unknown reports code that names it", "CBC.5003 400 Poor.\nadded: no switch handles it: it goes to the default\n\tCBC.5004 400 Poor.\n1 removed, 1 added, 0 changed", "removed: rule unknown"},
	} {
		before, after := two(test.change)
		text := textOf(t, Between(before, after))
		if !strings.Contains(text, test.what) || !strings.Contains(text, "\t"+test.text+"\n") {
			t.Errorf("the difference is shown as\n%swant %s, %s", text, test.what, test.text)
		}
		if text := textOf(t, Between(after, before)); !strings.Contains(text, test.back) {
			t.Errorf("the difference back is shown as\n%swant %s", text, test.back)
		}
	}
	before, after := two(func(r *catalog.Record) { *r = catalog.Record{Code: "CBC.5004", Retry: "conflict"} })
	if text := textOf(t, Between(before, after)); !strings.Contains(text, "rule retryable asks for it in switches of its family\n\tCBC.5004\n") {
		t.Errorf("a new retryable code is shown as\n%s", text)
	}
	if text := textOf(t, Between(before, before)); text != "no differences\n" {
		t.Errorf("no differences are shown as %q", text)
	}
}

func textOf(t *testing.T, changes []Change) string {
	t.Helper()
	var b strings.Builder
	if err := WriteText(&b, changes); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestNotCompared: a field that a catalog has for no code does not count as changed. A
// code that a partial catalog lacks does not count as removed.
func TestNotCompared(t *testing.T) {
	before, after := two(func(r *catalog.Record) { r.Status = 200 })
	for i := range after.Codes {
		r := &after.Codes[i]
		*r = catalog.Record{Code: r.Code, Status: r.Status}
	}
	after.Codes = after.Codes[:1]
	if changes := Between(before, after); len(changes) != 2 || changes[0].Field != "status" || changes[1].Kind != Removed {
		t.Errorf("the changes are %+v; want a status and a removed code", changes)
	}
	after.Partial = true
	if changes := Between(before, after); len(changes) != 1 || changes[0].Field != "status" {
		t.Errorf("the changes are %+v; want a status", changes)
	}
}

// TestComplete: applying all changes to the old catalog gives the new one. The changes
// are sorted by code, and there are as many in the other direction.
func TestComplete(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := builtin()
	changed := 0
	for range 200 {
		after := &catalog.File{}
		for _, r := range all.Codes {
			switch random.IntN(20) {
			case 0:
				continue
			case 1:
				r.Code += "0"
			case 2:
				r.Status = 100 + random.IntN(500)
			case 3:
				r.English += "!"
			case 4:
				r.Retry, r.Twins = "transient", nil
			case 5:
				r.Name, r.Family, r.Chinese = r.Name+"X", "other", "中"
			}
			after.Codes = append(after.Codes, r)
		}
		changes := Between(all, after)
		changed += len(changes)
		if got, want := apply(all, changes), fieldsOf(after); !slices.Equal(got, want) {
			t.Fatal("the changes do not make the new catalog of the old one")
		}
		if !slices.IsSortedFunc(changes, func(a, b Change) int { return strings.Compare(string(a.Code), string(b.Code)) }) {
			t.Error("the changes are not sorted by code")
		}
		if back := Between(after, all); len(back) != len(changes) {
			t.Errorf("%d changes there, %d back", len(changes), len(back))
		}
		var b strings.Builder
		var decoded struct{ Changes []Change }
		if err := WriteJSON(&b, changes); err != nil || json.Unmarshal([]byte(b.String()), &decoded) != nil || !slices.Equal(decoded.Changes, changes) {
			t.Errorf("the changes in JSON are %s, %v", b.String(), err)
		}
		if lines := strings.Count(textOf(t, changes), "\n\t"); lines < len(changes)-100 || lines > len(changes) {
			t.Errorf("%d of %d changes are shown", lines, len(changes))
		}
	}
	if changed < 1000 {
		t.Errorf("there are only %d changes", changed)
	}
}

// fieldsOf returns the fields that are compared, one line for each code.
func fieldsOf(f *catalog.File) []string {
	var lines []string
	for _, r := range f.Codes {
		var line strings.Builder
		line.WriteString(string(r.Code))
		for _, field := range fields() {
			fmt.Fprintf(&line, " %s=%q", field.name, field.of(r))
		}
		lines = append(lines, line.String())
	}
	slices.Sort(lines)
	return lines
}

func apply(f *catalog.File, changes []Change) []string {
	lines := fieldsOf(f)
	for _, c := range changes {
		at := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, string(c.Code)+" ") })
		switch c.Kind {
		case Removed:
			lines = slices.Delete(lines, at, at+1)
		case Added: // here, it is a copy of another code, which has the fields of the summary
			of := slices.IndexFunc(f.Codes, func(r catalog.Record) bool { return r.Code+"0" == c.Code })
			r := f.Codes[of]
			if summary(r) != c.New {
				return nil
			}
			r.Code = c.Code
			lines = append(lines, fieldsOf(&catalog.File{Codes: []catalog.Record{r}})...)
		case Changed:
			lines[at] = strings.Replace(lines[at], fmt.Sprintf(" %s=%q", c.Field, c.Old), fmt.Sprintf(" %s=%q", c.Field, c.New), 1)
		}
	}
	slices.Sort(lines)
	return lines
}

// TestPrintable: a text of a catalog stays on its line and does not control the terminal.
func TestPrintable(t *testing.T) {
	for _, evil := range []string{"\x1b[31m", "a\r\nb", "\u202ea", "\u2066a", "a\u2028b", "\u009b31m"} {
		for _, change := range []func(*catalog.Record){
			func(r *catalog.Record) { r.English, r.Chinese = evil, evil },
			func(r *catalog.Record) { r.Twins = []codes.Code{codes.Code(evil)} },
			func(r *catalog.Record) { r.Code, r.English = "CBC.5004", evil },
		} {
			before, after := two(change)
			for _, changes := range [][]Change{Between(before, after), Between(after, before)} {
				for line := range strings.Lines(textOf(t, changes)) {
					line = strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "\t")
					if printable.Text(line) != line {
						t.Errorf("%q is shown as %q", evil, line)
					}
				}
			}
		}
	}
}
