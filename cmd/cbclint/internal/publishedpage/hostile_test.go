package publishedpage

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/catalog"
)

// TestHostile: a page of a megabyte, whatever is in it, is read or refused long before
// the test runs into its time limit.
func TestHostile(t *testing.T) {
	const size = 1 << 20
	repeat := func(text string) string { return strings.Repeat(text, size/len(text)) }
	cell := func(text string) string { return markdownHead + "| 400 | CBC.5003 | " + repeat(text) + " | 中 |\n" }
	var wide, spans strings.Builder
	wide.WriteString("|状态码|错误码|描述|" + strings.Repeat("a|", size/26) + "\n|" + strings.Repeat("-|", 3+size/26) + "\n")
	spans.WriteString("<table><tr><td>状态码<td>错误码<td>描述\n<tr><td rowspan=0 colspan=64>" + strings.Repeat("a", size/2))
	for i := range size / 26 {
		fmt.Fprintf(&wide, "|400|CBC.%08d|a|\n", i)
		spans.WriteString("<tr>")
	}
	const none, long = "no table of error codes", "the row has a text of "
	for name, text := range map[string]struct{ page, want string }{
		"quotes in quotes.md":      {repeat(">"), none},
		"items in items.md":        {repeat("+ "), none},
		"items and empty lines.md": {strings.Repeat("+ ", size/4) + "a" + strings.Repeat("\n", size/2), none},
		"brackets.md":              {strings.Repeat("[", size/2) + strings.Repeat("]", size/2), none},
		"definitions.md":           {repeat("[a]: <x\n"), none},
		"bars.md":                  {repeat("|"), none},
		"stars.md":                 {repeat("*a "), none},
		"backticks.md":             {repeat("`"), none},
		"rules.md":                 {repeat("a|b\n-|-\n"), none},
		"a wide table.md":          {wide.String(), ""},
		"links in a cell.md":       {cell("[a](b"), long},
		"comments in a cell.md":    {cell("<!-- "), long},
		"tables in a cell.md":      {cell("<table><tr><td>"), long},
		"foster parents.html":      {"<table>" + repeat("a<tr>"), none},
		"ends of nothing.html":     {repeat("a</x>"), none},
		"tables in tables.html":    {repeat("<table><tr><td>"), none},
		"a cell in all rows.html":  {spans.String(), "the cells that span several rows repeat more than 16 MB"},
	} {
		page, err := Read(name, []byte(text.page))
		switch {
		case text.want != "" && (err == nil || !strings.Contains(err.Error(), text.want)):
			t.Errorf("%s: %v; want %s", name, err, text.want)
		case text.want == "" && (err != nil || len(page.Records) != size/26):
			t.Errorf("%s: %v; want %d codes", name, err, size/26)
		}
	}
}

// TestDeep: the text around a table does not matter, even if the nesting is deep.
func TestDeep(t *testing.T) {
	want := []catalog.Record{{Code: "CBC.5003", Status: 400, English: "a"}}
	const row = "| 400 | CBC.5003 | a |\n"
	const head, rule = "| Status Code | Error Code | Description |\n", "|---|---|---|\n"
	for name, page := range map[string]string{
		"deep.html":      strings.Repeat("<div>", 600) + "<table><tr><td>Status Code<td>Error Code<td>Description<tr><td>400<td>CBC.5003<td>a",
		"quote.md":       "> > " + head + "> > " + rule + "> > " + row,
		"item.md":        "1. - " + head + "     " + rule + "     " + row,
		"text before.md": "The codes:\n" + head + rule + row,
		"text behind.md": head + rule + row + "# More\n\n- a\n",
		"item behind.md": head + rule + row + "- a\n",
		"rule behind.md": head + rule + row + "---\n",
		"HTML behind.md": head + rule + row + "<div>b</div>\n",
		"code behind.md": head + rule + row + "```\nb\n```\n",
		"code before.md": "```\n" + strings.ReplaceAll(head+rule, "|", "-") + "```\n" + head + rule + row,
		"comment.md":     "<!-- " + head + rule + "-->\n" + head + rule + row,
		"link.md":        head + rule + "| 400 | CBC.5003 | [a][b] |\n\n[b]: https://example.com\n",
		"template.html":  "<table><tr><td>Status Code<td>Error Code<td>Description<tr><td>400<td>CBC.5003<td>a<template><tr><td>b</template>",
	} {
		if got := read(t, name, []byte(page)).Records; !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %+v; want %+v", name, got, want)
		}
	}
	hidden := "```\n" + head + rule + "```\n\n~~~ text\n" + head + rule + "```\n" // the second block does not end
	if _, err := Read("p.md", []byte(hidden+row)); err == nil || !strings.Contains(err.Error(), "p.md:10: this row is in no table") {
		t.Errorf("a row in code: %v", err)
	}
}
