package publishedpage

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRead: for any file there is a page or a list of problems, each with a line of the
// file. A page that is read is valid.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		markdownHead + "| 400 | CBC.5003 | a `\\|` <b> | 中 |\n",
		"<table><tr><th>Status Code<th>Error Code<th>Description<tr><td rowspan=2>400<td>CBC.5003<td colspan=3>a</table>",
		"<meta charset=gbk><table>\n<td>\xd7\xb4\xcc\xac\xc2\xeb<td>",
		"- a\n " + markdownHead + "| 400 |\n||\n",
	} {
		f.Add("p.md", []byte(text))
		f.Add("p.html", []byte(text))
		f.Add("p", []byte(text))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		page, err := Read(name, data)
		var problems Problems
		switch {
		case err != nil && (page != nil || !errors.As(err, &problems) || len(problems) == 0):
			t.Fatalf("%v, %v", page, err)
		case err == nil:
			problems = page.Defects
		}
		lines := 1 + bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r"))
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || !utf8.ValidString(p.Text) || strings.ContainsAny(p.Text, "\n\r") {
				t.Errorf("problem %+v in a file of %d lines", p, lines)
			}
		}
		if page == nil {
			return
		}
		for i, r := range page.Records {
			if !codePattern.MatchString(string(r.Code)) || r.Status < 100 || r.Status > 599 || i > 0 && page.Records[i-1].Code >= r.Code {
				t.Errorf("record %+v", r)
			}
		}
	})
}

// BenchmarkRead reads pages of 10 MB.
func BenchmarkRead(b *testing.B) {
	var markdown strings.Builder
	markdown.WriteString(markdownHead)
	for i := range 100000 {
		fmt.Fprintf(&markdown, "| 400 | CBC.%08d | The quota of the resource has been used up, so ask for more. | 资源的配额已经用完。 |\n", i)
	}
	page, err := Read("p.md", []byte(markdown.String()))
	if err != nil || len(page.Records) != 100000 {
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{"p.md": []byte(markdown.String()), "p.html": asHTML(page, "utf-8", false)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read(name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
