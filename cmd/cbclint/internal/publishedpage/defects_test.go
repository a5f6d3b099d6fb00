package publishedpage

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/catalog"
)

// TestBroken: the error lists everything that is wrong with a page, with the line and
// with what would be right.
func TestBroken(t *testing.T) {
	good := "| 400 | CBC.5003 | Insufficient balance. | 余额不足。 |\n"
	htmlHead := "<table>\n<tr><th>Status Code<th>Error Code<th>Description\n"
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"p.md", "", []string{"p.md:1: the file is empty"}},
		{"p.html", "\n\x00", []string{"p.html:2: this is not text"}},
		{"p.html", "<p>\n\xff", []string{"p.html:2: the page is not UTF-8, and no <meta charset> names its encoding"}},
		{"p.html", "<meta charset=utf-8>\n\n\xff", []string{"p.html:3: the page is not UTF-8"}},
		{"p", "From: <Saved by Blink>\nContent-Type: multipart/related;\n", []string{`p:1: this is a web archive; want the page saved as "Webpage, HTML only"`}},
		{"p.md", "Nothing.\n", []string{"p.md:1: no table of error codes; want one with the headers 状态码, 错误码 and 错误码信息 or 错误码描述, or Status Code, Error Code and Error Message or Description; there is no table at all"}},
		{"p.md", "| 参数 | 描述 |\n|---|---|\n| a | b |\n", []string{`the tables here have "参数 | 描述"`}},
		{"p.html", "<table><tr><td>参数<td>描述</table>", []string{`the tables here have "参数 | 描述"`}},
		{"p.md", "| 状态码 | 描述 |\n|---|---|\n| 200 | OK |\n", []string{`no table of error codes`}},
		{"p.md", "\n" + markdownHead, []string{"p.md:2: the table of error codes has no rows"}},
		{"p.md", markdownHead + good + "| 4oo | CBC.5004 | a | 中 |\n| | CBC.5005 | a | 中 |\n| 600 | CBC.5006 | a | 中 |\n| 4000 | CBC.5006 | a | 中 |\n| +40 | CBC.5006 | a | 中 |\n", []string{
			`p.md:4: invalid HTTP status "4oo"; want a number from 100 to 599`,
			`p.md:5: the cell of the status is empty; want a number from 100 to 599`,
			`p.md:6: invalid HTTP status "600"`, `p.md:7: invalid HTTP status "4000"`, `p.md:8: invalid HTTP status "+40"`,
		}},
		{"p.md", markdownHead + good + "| 400 | CBC-5004 | a | 中 |\n| 400 | | a | 中 |\n| 400 |\n", []string{
			`p.md:4: invalid code "CBC-5004"; want a prefix, a dot and 3 to 12 digits, such as CBC.5003`,
			`p.md:5: the cell of the code is empty; want a code such as CBC.5003`,
			`p.md:6: the cell of the code is empty`,
		}},
		{"p.md", markdownHead + good + "\n" + markdownHead + good, []string{`p.md:7: CBC.5003 is already in line 3; want each code once`}},
		{"p.md", markdownHead + "| 400 | CBC.5003 | a | b | 中 |\n", []string{`p.md:3: the row has more cells than the header: "中"; want | in a text written as \|`}},
		{"p.html", htmlHead + "<tr><td colspan=3>4xx\n<tr><td>400<td rowspan=2>CBC.5003<td>a\n<tr><td>500<td>b</table>", []string{
			`p.html:3: invalid code "4xx"`, `p.html:3: invalid HTTP status "4xx"`, `p.html:5: CBC.5003 is already in line 4`,
		}},
		{"p.html", htmlHead + "<tr\nclass='x'><td>4oo<td>CBC.5003<td>a", []string{`p.html:3: invalid HTTP status "4oo"`}},
		{"p.md", "错误码 | 状态码 | 描述\n---|---|---\nCBC.5003 | 4oo | a\n", []string{`p.md:3: invalid HTTP status "4oo"`}},
		{"p.html", htmlHead + "<tr><td>400<td>SVC.A-B.5003<td>a", []string{`p.html:3: invalid code "SVC.A-B.5003"`}},
		{"p.md", markdownHead + "| 400 | CBC.5003 | " + strings.Repeat("a", maxText+1) + " | 中 |\n" + "| 4oo | CBC.5004 | a | 中 |\n", []string{
			"p.md:3: the row has a text of 4097 bytes; want at most 4096", `p.md:4: invalid HTTP status "4oo"`,
		}},
		{"p.html", htmlHead + strings.Repeat("<tr><td>x<td>CBC.5003<td>a\n", 25), append(slices.Repeat([]string{`invalid HTTP status "x"`}, 20), "and 5 more")},
	} {
		page, err := Read(test.name, []byte(test.text))
		if page != nil || err == nil {
			t.Errorf("%q is read", test.text)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if len(lines) != len(test.want) {
			t.Errorf("%q:\n%s\nwant %d lines", test.text, err, len(test.want))
			continue
		}
		for i, line := range lines {
			if !strings.Contains(line, test.want[i]) {
				t.Errorf("%q:\n%s\nwant %s", test.text, line, test.want[i])
			}
		}
	}
}

// TestDefects: a text that looks wrong is reported, and read as it is.
func TestDefects(t *testing.T) {
	good := "| 400 | CBC.5003 | Insufficient balance. | 余额不足。 |\n"
	for row, want := range map[string]struct {
		defect string
		record catalog.Record
	}{
		good: {"", catalog.Record{Code: "CBC.5003", Status: 400, English: "Insufficient balance.", Chinese: "余额不足。"}},
		"| 400 | DMS.00400026 | Use 24 hours, 3.5 GB - no more | 24小时 |": {"", catalog.Record{Code: "DMS.00400026", Status: 400, English: "Use 24 hours, 3.5 GB - no more", Chinese: "24小时"}},

		"| 400 | CBC.1111 | | 中 |":              {"CBC.1111 has no English text", catalog.Record{Code: "CBC.1111", Status: 400, Chinese: "中"}},
		"| 400 | CBC.1111 | a | |":              {"CBC.1111 has no Chinese text", catalog.Record{Code: "CBC.1111", Status: 400, English: "a"}},
		"| 400 | CBC.1111 | 中 | a |":            {`the English and the Chinese text of CBC.1111 are swapped: "中", "a"`, catalog.Record{Code: "CBC.1111", Status: 400, English: "中", Chinese: "a"}},
		"| 400 | CBC.1111 | a中 | 中 |":           {`the English text of CBC.1111 has Chinese in it: "a中"`, catalog.Record{Code: "CBC.1111", Status: 400, English: "a中", Chinese: "中"}},
		"| 400 | CBC.1111 | a | a |":            {`the Chinese text of CBC.1111 has no Chinese in it: "a"`, catalog.Record{Code: "CBC.1111", Status: 400, English: "a", Chinese: "a"}},
		"| 400 | CBC.1111 | 2、a | 中 |":          {`the English text of CBC.1111 begins with "2、"`, catalog.Record{Code: "CBC.1111", Status: 400, English: "2、a", Chinese: "中"}},
		"| 400 | CBC.1111 | a\u200b | 中 |":      {"the English text of CBC.1111 has the invisible or broken character U+200B", catalog.Record{Code: "CBC.1111", Status: 400, English: "a\u200b", Chinese: "中"}},
		"| 400 | CBC.1111 | a | 中\ufffd |":      {"the Chinese text of CBC.1111 has the invisible or broken character U+FFFD", catalog.Record{Code: "CBC.1111", Status: 400, English: "a", Chinese: "中\ufffd"}},
		"| 400 | CBC．1111 | a | 中 |":            {`"CBC．1111" has spaces, full-width or invisible characters; read as CBC.1111`, catalog.Record{Code: "CBC.1111", Status: 400, English: "a", Chinese: "中"}},
		"| 400 | CBC.<br>11\u200b11 | a | 中 |":  {`"CBC. 11\u200b11" has spaces, full-width or invisible characters; read as CBC.1111`, catalog.Record{Code: "CBC.1111", Status: 400, English: "a", Chinese: "中"}},
		"| ４００ | CBC.1111 | a | 中 |":            {`"４００" has spaces, full-width or invisible characters; read as 400`, catalog.Record{Code: "CBC.1111", Status: 400, English: "a", Chinese: "中"}},
		"| 400 | cbc.1111 | a | 中 |":            {`the prefix of cbc.1111 is not spelled CBC`, catalog.Record{Code: "cbc.1111", Status: 400, English: "a", Chinese: "中"}},
		"| 400 | CBC.50031 | a | 中 |":           {`CBC.50031 has 5 digits; codes with CBC have 4 or 8`, catalog.Record{Code: "CBC.50031", Status: 400, English: "a", Chinese: "中"}},
		"| | | | |\n| 400 | CBC.1111 | a | 中 |": {`the row is empty; it is left out`, catalog.Record{Code: "CBC.1111", Status: 400, English: "a", Chinese: "中"}},

		"| 400 | CBC.1111 | `a\\|b` *c* \\| &lt;d&gt; <e> <b>f</b><br/>g | 中 |": {"", catalog.Record{Code: "CBC.1111", Status: 400, English: "a|b c | <d> <e> f g", Chinese: "中"}},
		"| 400 | CBC.1111 | snake_case_name [l](u) ![i](u) <!-- c -->| 中 |":     {"", catalog.Record{Code: "CBC.1111", Status: 400, English: "snake_case_name l", Chinese: "中"}},
	} {
		head := markdownHead
		if row != good {
			head += "| 200 | CBC.0000 | Success. | 成功。 |\n| 200 | CBC.0001 | Success, too. | 也成功。 |\n"
		}
		page := read(t, "p.md", []byte(head+row))
		if !slices.ContainsFunc(page.Records, func(r catalog.Record) bool { return reflect.DeepEqual(r, want.record) }) {
			t.Errorf("%s is read as %+v; want %+v", row, page.Records, want.record)
		}
		var defects []string
		for _, d := range page.Defects {
			defects = append(defects, d.Text)
			if wantLine := 2 + len(strings.Split(head, "\n")) - 3 + 1; d.Line != wantLine {
				t.Errorf("%s: %s; want line %d", row, d, wantLine)
			}
		}
		if got := strings.Join(defects, "\n"); !strings.HasPrefix(got, want.defect) || len(defects) > 1 || (want.defect == "") != (got == "") {
			t.Errorf("%s has the defects %q; want %q", row, got, want.defect)
		}
	}
}

// TestPrefixes: the right case of the prefix CBC does not depend on the page. For other
// prefixes, the case of most codes is right.
func TestPrefixes(t *testing.T) {
	for list, want := range map[string][]string{
		"cbc.5005":                   {"the prefix of cbc.5005 is not spelled CBC"},
		"cbc.5005 cbc.5006 CBC.5007": {"the prefix of cbc.5005 is not spelled CBC", "the prefix of cbc.5006 is not spelled CBC"},
		"Cbc.500":                    {"the prefix of Cbc.500 is not spelled CBC", "Cbc.500 has 3 digits; codes with CBC have 4 or 8"},
		"CBC.005":                    {"CBC.005 has 3 digits; codes with CBC have 4 or 8"},
		"dms.001 DMS.002 DMS.00003":  {"the prefix of dms.001 is spelled DMS in most codes"},

		"CBC.5005 CBC.99005005 dms.123": nil,
	} {
		var page strings.Builder
		page.WriteString(markdownHead)
		for code := range strings.FieldsSeq(list) {
			page.WriteString("| 400 | " + code + " | a | 中 |\n")
		}
		var defects []string
		for _, d := range read(t, "p.md", []byte(page.String())).Defects {
			defects = append(defects, d.Text)
		}
		if !slices.Equal(defects, want) {
			t.Errorf("%s: the defects are %q; want %q", list, defects, want)
		}
	}
}
