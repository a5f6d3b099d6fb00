package publishedpage

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html/charset"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// published returns the page that package codes is made from.
func published(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(drivertest.Root(t), "codes", "catalog", "cbc-error-codes.md"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t *testing.T, name string, data []byte) *Page {
	t.Helper()
	page, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// TestPublished: the page gives the catalog of package codes, and has exactly these
// defects.
func TestPublished(t *testing.T) {
	data := published(t)
	page := read(t, "cbc.md", data)
	var want []catalog.Record
	for info := range codes.All() {
		if info.Source != codes.PublishedTable {
			continue
		}
		want = append(want, catalog.Record{Code: info.Code, Status: info.Status, English: info.English, Chinese: info.Chinese})
	}
	if !reflect.DeepEqual(page.Records, want) || len(want) != 285 {
		t.Errorf("%d codes are read; want the %d of package codes", len(page.Records), len(want))
	}
	lineOf := func(code string) int {
		before, _, _ := bytes.Cut(data, []byte("| "+code+" |"))
		return 1 + bytes.Count(before, []byte("\n"))
	}
	if want := (Problems{
		{"cbc.md", lineOf("CBC.8215"), `the English text of CBC.8215 begins with "3:": "3: Real-name authentication failed."`},
		{"cbc.md", lineOf("CBC.8217"), `the English text of CBC.8217 begins with "*": "* Lessor Taxpayer Identification Number (Uniform Social Cred…"`},
		{"cbc.md", lineOf("CBC.99006073"), `the English and the Chinese text of CBC.99006073 are swapped: "项目不存在。", "Project not found."`},
	}); !slices.Equal(page.Defects, want) {
		t.Errorf("the defects are\n%v\nwant\n%v", page.Defects, want)
	}
}

// TestRepeated: a text with several codes counts once, and a missing text does not count.
func TestRepeated(t *testing.T) {
	page := Page{Records: []catalog.Record{
		{English: "a", Chinese: "中"}, {English: "a", Chinese: "文"}, {English: "a"}, {English: "b", Chinese: "文"}, {}, {English: "b"}, {English: "c"},
	}}
	if english, chinese := page.Repeated(); english != 2 || chinese != 1 {
		t.Errorf("%d English and %d Chinese texts are repeated; want 2 and 1", english, chinese)
	}
}

// TestSpellings: a page is read the same in all forms in which it can be saved.
func TestSpellings(t *testing.T) {
	data := published(t)
	want := read(t, "cbc.md", data)
	in := func(name string, data []byte) []byte {
		encoding, _ := charset.Lookup(name)
		encoded, err := encoding.NewEncoder().Bytes(data)
		if err != nil || bytes.Equal(encoded, data) {
			t.Fatal("the data cannot be encoded as "+name, err)
		}
		return encoded
	}
	for spelling, file := range map[string]struct {
		name string
		data []byte
	}{
		"Markdown without an extension": {"page", data},
		"Markdown with CRLF":            {"cbc.md", bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))},
		"Markdown with CR":              {"cbc.md", bytes.ReplaceAll(data, []byte("\n"), []byte("\r"))},
		"Markdown with a BOM":           {"cbc.md", append([]byte("\uFEFF"), data...)},
		"Markdown in UTF-16":            {"cbc.md", in("utf-16le", append([]byte("\uFEFF"), data...))},
		"HTML":                          {"cbc.html", asHTML(want, "utf-8", false)},
		"HTML with CRLF":                {"cbc.html", bytes.ReplaceAll(asHTML(want, "utf-8", false), []byte("\n"), []byte("\r\n"))},
		"HTML with a BOM":               {"cbc.html", append([]byte("\uFEFF"), asHTML(want, "utf-8", false)...)},
		"HTML without end tags":         {"cbc.htm", asHTML(want, "utf-8", true)},
		"HTML without an extension":     {"standard input", asHTML(want, "utf-8", false)},
		"HTML in Markdown":              {"cbc.md", append([]byte("# Codes\n\n"), asHTML(want, "utf-8", false)...)},
		"HTML in GBK":                   {"cbc.html", in("gbk", asHTML(want, "gb2312", false))},
		"HTML saved as UTF-8, was GBK":  {"cbc.html", asHTML(want, "gb2312", false)},
	} {
		got := read(t, file.name, file.data)
		if !reflect.DeepEqual(got.Records, want.Records) || len(got.Defects) != len(want.Defects) {
			t.Errorf("%s: %d codes and %d defects; want those of the page, %d and %d",
				spelling, len(got.Records), len(got.Defects), len(want.Records), len(want.Defects))
		}
	}
}

// asHTML returns the page as the site writes it, with another table before it.
func asHTML(page *Page, charset string, terse bool) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html><head><meta charset=%q><title>错误码</title>\n<script>document.write('<table><tr>')</script></head><body>\n", charset)
	b.WriteString("<table><tr><td>参数</td><td>描述</td></tr><tr><td>错误码</td><td>x</td></tr></table>\n<table>\n<thead>")
	row := func(tag string, cells ...string) {
		b.WriteString("\n<tr id=\"x\">")
		for _, cell := range cells {
			if terse {
				fmt.Fprintf(&b, "<%s>\n%s", tag, html.EscapeString(cell))
			} else {
				fmt.Fprintf(&b, "<%s class=\"cellrowborder\"\n><p>&nbsp;<span>%s</span></p>\n</%s>", tag, html.EscapeString(cell), tag)
			}
		}
		if !terse {
			b.WriteString("</tr>")
		}
	}
	row("th", "状态码", "错误码", "错误码信息", "错误码描述")
	for _, r := range page.Records {
		row("td", strconv.Itoa(r.Status), string(r.Code), r.English, r.Chinese)
	}
	b.WriteString("</table></body></html>")
	return []byte(b.String())
}

const markdownHead = "| 状态码 | 错误码 | 错误码信息 | 错误码描述 |\n|---|---|---|---|\n"

// TestLatin: an English page may be in ISO 8859-1.
func TestLatin(t *testing.T) {
	page := read(t, "p.html", []byte("<meta charset=iso-8859-1><table><tr><td>Status Code<td>Error Code<td>Description<tr><td>400<td>CBC.5003<td>a\xa0\xe9"))
	if want := []catalog.Record{{Code: "CBC.5003", Status: 400, English: "a é"}}; !reflect.DeepEqual(page.Records, want) {
		t.Errorf("the page is read as %+v; want %+v", page.Records, want)
	}
}

// TestColumns: the headers tell the columns, in any order and in both languages. The
// language of a text tells whether it is the English or the Chinese one.
func TestColumns(t *testing.T) {
	english, chinese := "Insufficient balance.", "余额不足。"
	for _, test := range []struct {
		headers, cells string
		want           catalog.Record
		defects        int
	}{
		{"错误码|错误码描述|错误码信息|状态码", "CBC.5003|余额不足。|Insufficient balance.|400", catalog.Record{English: english, Chinese: chinese}, 0},
		{"状态码|错误码|错误信息|描述|处理措施", "400|CBC.5003|Insufficient balance.|余额不足。|充值", catalog.Record{English: english, Chinese: chinese}, 0},
		{"HTTP 状态码*|错误码：|说明", "400|CBC.5003|余额不足。", catalog.Record{Chinese: chinese}, 0},
		{"状态码|错误码|描述", "400|CBC.5003|Insufficient balance.", catalog.Record{English: english}, 0},
		{"Status Code|Error Code|Error Message|Description", "400|CBC.5003|Insufficient balance.|Top up.", catalog.Record{English: english}, 0},
		{"HTTP status code|Error Codes|Message|Description|Solution", "400|CBC.5003|Insufficient balance.|余额不足。|Top up.", catalog.Record{English: english, Chinese: chinese}, 0},
		{"STATUS_CODE|ERROR_CODE|DESCRIPTION", "400|CBC.5003|Insufficient balance.", catalog.Record{English: english}, 0},
		{"状态码|错误码|错误信息|描述", "400|CBC.5003|余额不足|余额不足。", catalog.Record{Chinese: chinese}, 1},
		{"Status|Code|Message", "400|CBC.5003|Insufficient balance.", catalog.Record{English: english}, 0},
		{"状态码 (HTTP)|错误码（CBC）|错误信息 (English)|描述（中文）：", "400|CBC.5003|Insufficient balance.|余额不足。", catalog.Record{English: english, Chinese: chinese}, 0},
		{"状态码|错误码|描述 (English)|描述 (中文)", "400|CBC.5003|Insufficient balance.|余额不足。", catalog.Record{English: english}, 1},
		{"No.|状态码|错误码|错误码信息|错误码描述", "7|400|CBC.5003|Insufficient balance.|余额不足。", catalog.Record{English: english, Chinese: chinese}, 0},
	} {
		test.want.Code, test.want.Status = "CBC.5003", 400
		rule := strings.Repeat("---|", 1+strings.Count(test.headers, "|"))
		markdown := test.headers + "\n" + rule + "\n" + test.cells + "\n"
		table := "<table><caption>Table 1</caption><tr><td colspan=9>Codes</td></tr><tr><td>" + strings.ReplaceAll(test.headers, "|", "</td><td>") +
			"</td></tr><tr><td>" + strings.ReplaceAll(test.cells, "|", "</td><td>") + "</td></tr></table>"
		for name, text := range map[string]string{"p.md": markdown, "p.html": table, "nested.html": "<table><tr><td>" + table + "</td></tr></table>"} {
			page := read(t, name, []byte(text))
			if !reflect.DeepEqual(page.Records, []catalog.Record{test.want}) || len(page.Defects) != test.defects {
				t.Errorf("%s\nis read as %+v, %v; want %+v, %d defects", text, page.Records, page.Defects, test.want, test.defects)
			}
		}
	}
}

// TestOneColumn: if there is one column with texts, the language of most texts counts.
// The others are defects.
func TestOneColumn(t *testing.T) {
	const head = "| 状态码 | 错误码 | 描述 |\n|---|---|---|\n| 400 | CBC.0001 | a |\n| 400 | CBC.0002 | 中 |\n"
	for text, want := range map[string][]string{
		head:                              {`the English text of CBC.0002 has Chinese in it: "中"`},
		head + "| 400 | CBC.0003 | 文 |\n": {`the Chinese text of CBC.0001 has no Chinese in it: "a"`},
	} {
		var defects []string
		for _, d := range read(t, "p.md", []byte(text)).Defects {
			defects = append(defects, d.Text)
		}
		if !slices.Equal(defects, want) {
			t.Errorf("%s has the defects %q; want %q", text, defects, want)
		}
	}
}

// TestLines: the end of a line becomes a space, except in the middle of Chinese. Spaces
// in the text and the ends of paragraphs stay.
func TestLines(t *testing.T) {
	for text, want := range map[string]string{
		"余额<br/>不足。":                  "余额不足。",
		"余额不足。<br>\n请充值":              "余额不足。请充值",
		"\n  余额\n  不足。\n":             "余额不足。",
		"余额<b>\n不</b>足":               "余额不足",
		"余额 不足":                       "余额 不足",
		"余额&nbsp;不足":                  "余额 不足",
		"余额<br>CBC<br>不足":             "余额 CBC 不足",
		"Insufficient<br>\n balance.": "Insufficient balance.",
		"<p>余额不足</p>\n<p>请充值</p>":     "余额不足 请充值",
		"<ul><li>余额不足<li>请充值</ul>":    "余额不足 请充值",
		"<br>余额<br>":                  "余额",
	} {
		page := "<table><tr><td>状态码<td>错误码<td>描述<tr><td>400<td>CBC.5003<td>" + text + "</table>"
		r := read(t, "p.html", []byte(page)).Records[0]
		if got := r.Chinese + r.English; got != want {
			t.Errorf("%q is read as %q; want %q", text, got, want)
		}
		if strings.Contains(text, "\n") {
			continue // a row of Markdown has only one line
		}
		r = read(t, "p.md", []byte("| 状态码 | 错误码 | 描述 |\n|---|---|---|\n| 400 | CBC.5003 | "+text+" |")).Records[0]
		if got := r.Chinese + r.English; got != want {
			t.Errorf("%q in Markdown is read as %q; want %q", text, got, want)
		}
	}
}

// TestSpans: a cell that spans several rows or columns is in all of them.
func TestSpans(t *testing.T) {
	page := read(t, "p.html", []byte(`<table>
<tr><th>状态码<th>错误码<th>错误码信息<th>错误码描述
<tr><td rowspan=2>400<td>CBC.0001<td rowspan="0">a<td>中
<tr><td>CBC.0002<td>文
<tr><td>500<td>CBC.0003<td>字
<tr><th>状态码<th>错误码<th>错误码信息<th>错误码描述
<tbody><tr><td>200<td>CBC.0004<td colspan=2>both
</table>`))
	want := []catalog.Record{
		{Code: "CBC.0001", Status: 400, English: "a", Chinese: "中"},
		{Code: "CBC.0002", Status: 400, English: "a", Chinese: "文"},
		{Code: "CBC.0003", Status: 500, English: "a", Chinese: "字"},
		{Code: "CBC.0004", Status: 200, English: "both", Chinese: "both"},
	}
	if !reflect.DeepEqual(page.Records, want) {
		t.Errorf("the table is read as %+v; want %+v", page.Records, want)
	}
}
