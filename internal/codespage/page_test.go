package codespage

import (
	"html"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// list returns the codes of a page.
func list(t *testing.T, page string) []*node {
	t.Helper()
	root, _, _ := parse(t, page)
	return root.find(classed("code"))
}

// TestEveryCode: each code is there once, in the given order, with an id of its own and
// with everything that the catalog knows. The page is the same every time.
func TestEveryCode(t *testing.T) {
	entries := builtin(t)
	for _, lang := range []string{"en", "zh"} {
		page := render(t, entries, Options{Lang: lang})
		if again := render(t, entries, Options{Lang: lang}); again != page {
			t.Error("the page is another the second time")
		}
		root, _, _ := parse(t, page)
		ids := make(map[string]bool)
		for _, n := range root.find(func(n *node) bool { return n.attrs["id"] != "" }) {
			if ids[n.attrs["id"]] {
				t.Errorf("the id %q is there twice", n.attrs["id"])
			}
			ids[n.attrs["id"]] = true
		}
		cards := root.find(classed("code"))
		if len(cards) != len(entries) {
			t.Fatalf("%d codes; want %d", len(cards), len(entries))
		}
		for i, e := range entries {
			text := html.UnescapeString(strings.Join(strings.Fields(cards[i].all()), " "))
			for _, want := range []string{
				string(e.Code), "codes." + e.Name, status(e), e.Chinese, e.Meaning, string(e.Family), string(e.Retry), string(e.Confidence),
			} {
				if !strings.Contains(text, want) {
					t.Errorf("%s %s lacks %q: %s", lang, e.Code, want, text)
				}
			}
			if cards[i].attrs["id"] != string(e.Code) {
				t.Errorf("%s has the id %q", e.Code, cards[i].attrs["id"])
			}
			twins := cards[i].find(classed("twin"))
			if len(twins) != len(e.Twins) {
				t.Errorf("%s has %d links to twins", e.Code, len(twins))
			}
		}
		for _, a := range root.find(named("a")) {
			if to, ok := strings.CutPrefix(a.attrs["href"], "#"); ok && !ids[to] {
				t.Errorf("the link to %q leads nowhere", to)
			}
		}
	}
}

func status(e catalog.Entry) string {
	if e.Status == 0 {
		return "" // no status is documented
	}
	return "HTTP " + statusKey(e)
}

// TestTwinElsewhere: a twin that is not on the page is named, but is not a link.
func TestTwinElsewhere(t *testing.T) {
	cards := list(t, render(t, []catalog.Entry{entry(codes.Info{Code: "CBC.5003", Twins: []codes.Code{"CBC.99005003"}})}, Options{}))
	if links := cards[0].find(classed("twin")); len(links) != 0 || !strings.Contains(cards[0].all(), "CBC.99005003") {
		t.Errorf("%d links in %s", len(links), cards[0].all())
	}
}

// TestSelfContained: the page makes a browser load nothing, and the policy forbids it.
func TestSelfContained(t *testing.T) {
	root, style, script := parse(t, render(t, builtin(t), Options{}))
	for _, n := range root.find(func(*node) bool { return true }) {
		for name, value := range n.attrs {
			switch {
			case name == "src", name == "srcset", name == "action", name == "background", name == "data", name == "style", strings.HasPrefix(name, "on"):
				t.Errorf("<%s %s=%q>", n.name, name, value)
			case name == "href" && n.name != "a" && value != "data:,":
				t.Errorf("<%s> loads %q", n.name, value)
			}
		}
		if slices.Contains([]string{"base", "embed", "iframe", "img", "object"}, n.name) {
			t.Errorf("there is an element <%s>", n.name)
		}
	}
	for _, word := range []string{"url(", "@import", "@font-face", "http:", "https:"} {
		if strings.Contains(style+script, word) {
			t.Errorf("style or script has %q", word)
		}
	}
	for _, word := range []string{"innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function", "fetch", "</", "<!--"} {
		if strings.Contains(script, word) {
			t.Errorf("the script has %q", word)
		}
	}
	policy := root.find(func(n *node) bool { return n.attrs["http-equiv"] == "Content-Security-Policy" })
	if len(policy) != 1 {
		t.Fatalf("%d policies", len(policy))
	}
	want := "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script) + "'; img-src data:; base-uri 'none'; form-action 'none'"
	if got := policy[0].attrs["content"]; got != want {
		t.Errorf("the policy is %s\nwant %s", got, want)
	}
}

// TestLanguages: Chinese text is always marked as Chinese, and English text on a Chinese
// page as English. The page has all its words in its language.
func TestLanguages(t *testing.T) {
	han := func(n *node) bool {
		return n.lang != "zh-CN" && strings.ContainsFunc(n.text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}
	english := func(n *node) bool {
		return n.lang == "zh-CN" && n.name != "code" && len(strings.Fields(regexp.MustCompile(`[^\x00-\x7f]`).ReplaceAllString(n.text, ""))) > 4
	}
	for lang, first := range map[string]string{"en": "en", "zh": "zh-CN"} {
		root, _, _ := parse(t, render(t, builtin(t), Options{Lang: lang}))
		for _, n := range append(root.find(han), root.find(english)...) {
			if n.name != "p" || n.attrs["data-find"] == "" { // one message is published in the wrong column
				t.Errorf("%s: <%s lang=%s>: %s", lang, n.name, n.lang, n.text)
			}
		}
		for _, published := range root.find(classed("published")) {
			if got := published.kids[0].attrs["lang"]; got != first && published.find(classed("missing")) == nil {
				t.Fatalf("%s: the first message is in %q", lang, got)
			}
		}
		w, err := wordsIn(lang)
		if err != nil {
			t.Fatal(err)
		}
		for i, v := 0, reflect.ValueOf(w); i < v.NumField(); i++ {
			if v.Field(i).Kind() == reflect.String && v.Field(i).Len() == 0 {
				t.Errorf("%s: there is no word for %s", lang, v.Type().Field(i).Name)
			}
		}
	}
}

// TestMeanings: the page describes every retry class as package codes does.
func TestMeanings(t *testing.T) {
	source, err := os.ReadFile("../../codes/retry.go")
	if err != nil {
		t.Fatal(err)
	}
	documented := regexp.MustCompile(`Retry = "([a-z-]+)"\s+// (.*)`).FindAllStringSubmatch(string(source), -1)
	if len(documented) < 8 || len(documented) != len(classes()) {
		t.Fatalf("package codes has %d classes, the page %d", len(documented), len(classes()))
	}
	for i, c := range classes() {
		if string(c.retry) != documented[i][1] || c.english != documented[i][2] || c.chinese == "" || !strings.Contains(style, ".badge."+c.tone) && c.tone != "stop" {
			t.Errorf("%+v; want %q", c, documented[i][1:])
		}
	}
}
