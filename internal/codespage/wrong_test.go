package codespage

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

func entry(info codes.Info) catalog.Entry { return catalog.Entry{Info: info} }

// TestErrors: if there can be no page, the error says where, what is wrong, and what is
// valid. Nothing is written.
func TestErrors(t *testing.T) {
	for _, test := range []struct {
		codes []string
		lang  string
		want  string
	}{
		{[]string{"CBC.0250"}, "fr", `codespage: there are no words in the language "fr"; want "en" or "zh"`},
		{[]string{"CBC.0250", "CBC.5003", "CBC.0250"}, "", `codespage: entries 1 and 3 both have the code "CBC.0250"; want it once`},
		{[]string{"CBC.0250", ""}, "", `codespage: entry 2 has the code ""; want a prefix, a dot and digits, as in "CBC.0250"`},
		{[]string{"CBC.02 50"}, "", `codespage: entry 1 has the code "CBC.02 50"; want a prefix, a dot and digits, as in "CBC.0250"`},
		{[]string{"q"}, "", `codespage: entry 1 has the code "q"; want a prefix, a dot and digits, as in "CBC.0250"`},
		{[]string{"a=b.1"}, "", `codespage: entry 1 has the code "a=b.1"; want a prefix, a dot and digits, as in "CBC.0250"`},
	} {
		var entries []catalog.Entry
		for _, code := range test.codes {
			entries = append(entries, entry(codes.Info{Code: codes.Code(code)}))
		}
		var b strings.Builder
		if err := Write(&b, entries, Options{Lang: test.lang}); err == nil || err.Error() != test.want || b.Len() != 0 {
			t.Errorf("%q, %q: %v, and %d bytes\nwant %s, and none", test.codes, test.lang, err, b.Len(), test.want)
		}
	}
	for _, entries := range [][]catalog.Entry{nil, {entry(codes.Info{Code: "APIGW.0308"})}} {
		if cards := list(t, render(t, entries, Options{})); len(cards) != len(entries) {
			t.Errorf("%d entries: %d on the page", len(entries), len(cards))
		}
	}
}

// TestInert: a text that looks like a part of a page stays text.
func TestInert(t *testing.T) {
	for _, text := range []string{
		`</script><img src=x onerror=alert(1)>`, `</style><script>alert(1)</script>`, `" onclick="alert(1)`, `' onclick='alert(1)`,
		`<!--`, `-->`, `{{.Words}}`, `&lt;b>`, `javascript:alert(1)`, "\x00\xff\u2028", `</li></ul></main>`,
	} {
		e := catalog.Entry{
			Info: codes.Info{
				Code: "CBC.0250", Name: text, Status: 400, English: text, Chinese: text, Family: codes.Family(text), Retry: codes.Retry(text),
				Confidence: codes.Confidence(text), Twins: []codes.Code{codes.Code(text)}, Reason: text, Meaning: text, Source: text,
			},
			Package: text,
		}
		root, _, _ := parse(t, render(t, []catalog.Entry{e, entry(codes.Info{Code: "CBC.5003"})}, Options{}))
		plain, _, _ := parse(t, render(t, []catalog.Entry{fill(e, "text"), entry(codes.Info{Code: "CBC.5003"})}, Options{}))
		if got, want := elements(root), elements(plain); !slices.Equal(got, want) {
			t.Errorf("%q: the page is made of %q\nwant %q", text, got, want)
		}
		if shown := len(root.find(func(n *node) bool { return n.attrs["data-find"] != "" && n.text == text })); shown < 5 && strings.ToValidUTF8(text, "") == text && !strings.Contains(text, "\x00") {
			t.Errorf("%q is there %d times", text, shown)
		}
	}
}

func fill(e catalog.Entry, text string) catalog.Entry {
	e.Name, e.English, e.Chinese, e.Family, e.Retry = text, text, text, codes.Family(text), codes.Retry(text)
	e.Confidence, e.Twins, e.Reason, e.Package, e.Source = codes.Confidence(text), []codes.Code{codes.Code(text)}, text, text, text
	e.Meaning = text
	return e
}

// elements returns the elements of a page with the names of their attributes.
func elements(root *node) []string {
	var all []string
	for _, n := range root.find(func(*node) bool { return true }) {
		all = append(all, n.name+" "+strings.Join(slices.Sorted(maps.Keys(n.attrs)), " "))
	}
	return all
}

// FuzzWrite: whatever the texts, there is an error, or a page whose tags match.
func FuzzWrite(f *testing.F) {
	f.Add("CBC.0250", "FlowControl", "</li>", "余额 “x”", "p/v2", "https://x")
	f.Add("A.1", "", "<", "&", "v2", "javascript:")
	f.Fuzz(func(t *testing.T, code, name, english, reason, pkg, source string) {
		e := catalog.Entry{Info: codes.Info{Code: codes.Code(code), Name: name, English: english, Reason: reason, Twins: []codes.Code{codes.Code(name)}, Source: source}, Package: pkg}
		var b strings.Builder
		if Write(&b, []catalog.Entry{e}, Options{}) == nil && strings.Count(b.String(), `<li class="code"`) != 1 {
			t.Error("the page has not one code")
		}
		var joined strings.Builder
		for _, run := range runs(reason) {
			joined.WriteString(run.Text)
		}
		if joined.String() != reason {
			t.Errorf("the runs of %q are %q", reason, joined.String())
		}
	})
}

// TestPrintable: a text of a catalog does not change the direction of the text after it,
// and does not control a terminal that shows the page.
func TestPrintable(t *testing.T) {
	const evil = "a\x1b[31m\u202eb\u2066c\u009bd"
	e := catalog.Entry{Info: codes.Info{Code: "CBC.0250", English: evil, Chinese: evil, Meaning: evil, Reason: evil, Source: evil}}
	if page := render(t, []catalog.Entry{e}, Options{}); strings.ContainsAny(page, "\x1b\u202e\u2066\u009b") || e.English != evil {
		t.Error("the page has the characters")
	}
}
