package codestext

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// load returns the catalog of a file with a given text, on top of the shipped ones.
func load(t *testing.T, text string) *catalog.Catalog {
	t.Helper()
	name := filepath.Join(t.TempDir(), "c.json")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Load(catalog.APIGW, name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func explain(t *testing.T, c *catalog.Catalog, code string, lang Lang) string {
	t.Helper()
	e, ok := c.Lookup(code)
	if !ok {
		t.Fatal(code)
	}
	x := Explanation{Entry: e, Twins: make(map[codes.Code]catalog.Entry)}
	for _, twin := range e.Twins {
		x.Twins[twin], _ = c.Lookup(string(twin))
	}
	x.Shipped, _ = load(t, `{"codes": [{"code": "X1.000"}]}`).Lookup(code)
	var b strings.Builder
	if err := x.Write(&b, lang, 0); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestExplanationFields: a field that a catalog file leaves out is left out here, too.
// The text of a field stays on its line. The heading says who wrote the texts.
func TestExplanationFields(t *testing.T) {
	c := load(t, `{"package": "example.com/error-codes/v2", "codes": [
		{"code": "DMS.0001", "source": "the \u001b[1mmanual\nof DMS, page 3"},
		{"code": "DMS.0002", "name": "Busy", "chinese": "忙", "twins": ["DMS.0001"]},
		{"code": "DMS.0003", "english": " \n "},
		{"code": "CBC.5003", "retry": "transient"},
		{"code": "CBC.5004", "status": 403}
	]}`)
	const published, judged = "\nPublished by Huawei Cloud", "\nJudgement of this project, not of Huawei Cloud"
	for _, test := range []struct {
		code string
		lang Lang
		want string
	}{
		{"DMS.0001", English, "DMS.0001\n\nFrom a catalog file\n  source  the \ufffd[1mmanual of DMS, page 3\n\nFrom a catalog file\n  twins   DMS.0002 Busy\n"},
		{"DMS.0002", English, "DMS.0002 Busy\n\nFrom a catalog file\n  Chinese   忙\n\nFrom a catalog file\n" +
			"  twins     DMS.0001\n  constant  Busy\n  import    \"example.com/error-codes/v2\"\n"},
		{"DMS.0003", English, "DMS.0003\n"},
		{"DMS.0002", Chinese, "DMS.0002 Busy\n\n来自目录文件\n  中文        忙\n\n来自目录文件\n" +
			"  同义错误码  DMS.0001\n  常量        Busy\n  import      \"example.com/error-codes/v2\"\n"},
		{"CBC.5003", English, published + "\n"},
		{"CBC.5003", English, judged + ", changed by a catalog file\n"},
		{"CBC.5004", English, published + ", changed by a catalog file\n"},
		{"CBC.5004", English, judged + "\n"},
		{"CBC.0250", English, published + "\n"},
		{"CBC.0250", English, judged + "\n"},
		{"APIGW.0308", Chinese, "\n华为云发布的内容\n"},
		{"CBC.99007461", English, "\nNot in the table that Huawei Cloud publishes; see the source\n"},
		{"CBC.99007461", Chinese, "\n不在华为云发布的错误码表中，见出处\n"},
		{"CBC.0160", English, judged + "\n  meaning      The requested resource was not found.\n"},
	} {
		got := explain(t, c, test.code, test.lang)
		if isWhole := strings.HasPrefix(test.want, test.code); isWhole && got != test.want || !strings.Contains(got, test.want) {
			t.Errorf("%s in %s is\n%s\nwant\n%s", test.code, test.lang, got, test.want)
		}
	}
}

// TestExplanations: in both languages, the explanation of each shipped code has all its
// texts, and no line is longer than it must be.
func TestExplanations(t *testing.T) {
	c := load(t, `{"codes": [{"code": "X1.000"}]}`)
	count := 0
	for e := range c.All() {
		if e.Code == "X1.000" {
			continue
		}
		count++
		for _, lang := range []Lang{English, Chinese} {
			got := explain(t, c, string(e.Code), lang)
			words := strings.Join(strings.Fields(got), " ")
			for _, want := range []string{
				string(e.Code) + " " + e.Name, oneLine(e.English), oneLine(e.Chinese), e.Meaning, e.Source, string(e.Family), string(e.Retry),
				e.Reason, strings.Trim(fmt.Sprint(e.Twins[:min(1, len(e.Twins))]), "[]"), "." + e.Name + " import \"" + e.Package + "\"", statusLine(e, lang),
			} {
				if !strings.Contains(words, want) {
					t.Errorf("%s in %s lacks %q:\n%s", e.Code, lang, want, got)
				}
			}
			for line := range strings.Lines(got) {
				text := strings.TrimRight(line, "\n")
				if Width(text) > lineWidth && strings.Contains(strings.TrimSpace(text[min(18, len(text)):]), " ") || strings.HasSuffix(text, " ") {
					t.Errorf("%s in %s: %q", e.Code, lang, text)
				}
			}
		}
	}
	if count < 285+30 {
		t.Errorf("%d codes", count)
	}
}

func statusLine(e catalog.Entry, lang Lang) string {
	if e.Status == 0 {
		return "" // no status is documented
	}
	return lang.Choose("HTTP status ", "HTTP 状态码 ") + strconv.Itoa(e.Status)
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestFull: a write that fails returns its error.
func TestFull(t *testing.T) {
	entries := []catalog.Entry{{Info: codes.Info{Code: "CBC.5003"}}}
	for name, err := range map[string]error{
		"an explanation": Explanation{Entry: entries[0]}.Write(full{}, English, 0),
		"a table":        WriteTable(full{}, entries, English, 0),
		"JSON":           WriteJSON(full{}, entries),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
