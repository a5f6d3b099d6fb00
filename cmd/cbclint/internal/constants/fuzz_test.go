package constants_test

import (
	"go/ast"
	"go/constant"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/constants"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// pieces are parts of texts that are hard to write in a comment or a string.
var pieces = []string{
	"\n", "\n\n", "\r", "\r\n", "\t", " ", "\u00a0", "\u2028", "\u3000", "\x00", "\xff", "\xe4\xbd", "\ufeff", "\u202e", "\ufffd",
	"*/", "/*", "//", "`", "``", "''", "\"", "\\", "%q", "{{.}}", "# ", "- ", "1. ", " - ", "[a]: https://example.com", "[Lookup]",
	"+build ignore", "go:build ignore", "//go:build ignore", "//nolint", "Deprecated: ", "TODO", "package x", "import \"C\"",
	"余额不足。", "é", "\u0301", "A", "b", "7", ".", ":", ")", "CBC.5003", "DO NOT EDIT.",
}

// FuzzGenerate: whatever a catalog has, the package compiles, is formatted, and says of
// each code what the catalog says.
func FuzzGenerate(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed, "余额\t不足", "*/ \xff\n# x\n\n- y")
	}
	f.Fuzz(func(t *testing.T, seed uint64, a, b string) {
		random := rand.New(rand.NewPCG(seed, 0))
		texts := append([]string{a, b, "", "", ""}, pieces...)
		text := func() string {
			var s strings.Builder
			for range random.IntN(4) {
				s.WriteString(texts[random.IntN(len(texts))])
			}
			return s.String()
		}
		var entries []catalog.Entry
		for i := range random.IntN(6) {
			e := catalog.Entry{Info: codes.Info{
				Source: text(), Meaning: text(),
				Code: codes.Code("X" + string(rune('0'+i)) + text()), Status: random.IntN(3) * 200, English: text(), Chinese: text(),
				Family: codes.Family(text()), Retry: codes.Retry(text()), Twins: []codes.Code{codes.Code(text())},
			}}
			if random.IntN(2) == 0 {
				e.Name = "Name" + string(rune('0'+i))
			}
			entries = append(entries, e)
		}
		o := constants.Options{Package: "cbc", File: text() + ".go", Untyped: random.IntN(2) == 0}
		if len(entries) != 0 && entries[0].Family != "" && random.IntN(2) == 0 {
			o.Families = []string{string(entries[0].Family)}
			entries = entriesOf(entries, entries[0].Family)
		}
		source, err := generate(entries, o)
		if err != nil {
			t.Fatal(err)
		}
		has(t, checked(t, source), entries)
	})
}

func entriesOf(entries []catalog.Entry, family codes.Family) []catalog.Entry {
	var some []catalog.Entry
	for _, e := range entries {
		if e.Family == family {
			some = append(some, e)
		}
	}
	return some
}

// has checks that the table of a package has what the entries have.
func has(t *testing.T, c checkedFile, entries []catalog.Entry) {
	t.Helper()
	rows := make(map[string]map[string]constant.Value)
	ast.Inspect(c.file, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || lit.Type != nil || len(lit.Elts) == 0 {
			return true
		}
		if _, isRow := lit.Elts[0].(*ast.KeyValueExpr); !isRow {
			return true // the two codes that Is compares
		}
		row := make(map[string]constant.Value)
		for _, elt := range lit.Elts {
			kv := elt.(*ast.KeyValueExpr)
			row[kv.Key.(*ast.Ident).Name] = c.info.Types[kv.Value].Value
			if twins, ok := kv.Value.(*ast.CompositeLit); ok {
				row[kv.Key.(*ast.Ident).Name] = c.info.Types[twins.Elts[0]].Value
			}
		}
		rows[constant.StringVal(row["Code"])] = row
		return false
	})
	if len(rows) != len(entries) {
		t.Errorf("the table has %d rows for %d codes", len(rows), len(entries))
	}
	for _, e := range entries {
		row := rows[string(e.Code)]
		if got, ok := row["Status"]; ok != (e.Status != 0) || ok && got.ExactString() != constant.MakeInt64(int64(e.Status)).ExactString() {
			t.Errorf("%q: status %v; want %d", e.Code, got, e.Status)
		}
		twin := ""
		if len(e.Twins) != 0 {
			twin = string(e.Twins[0])
		}
		for field, want := range map[string]string{
			"Twins": twin, "English": e.English, "Chinese": e.Chinese, "Meaning": e.Meaning, "Family": string(e.Family), "Retry": string(e.Retry),
		} {
			if got, ok := row[field]; ok != (want != "" || field == "Twins" && len(e.Twins) != 0) || ok && constant.StringVal(got) != want {
				t.Errorf("%q: %s %v; want %q", e.Code, field, got, want)
			}
		}
	}
}
