package codespage

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/catalog"
)

// A node is an element of a page, with its text and its elements.
type node struct {
	name  string
	attrs map[string]string
	kids  []*node
	text  string // without the text of its elements
	lang  string // of the text
}

// parse parses a page. It returns the style and the script as they are, and fails if the
// tags do not match.
func parse(t *testing.T, page string) (root *node, style, script string) {
	t.Helper()
	page, style = cut(t, page, "style")
	page, script = cut(t, page, "script")
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	root = &node{}
	open := []*node{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}, lang: top.lang}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			if lang := n.attrs["lang"]; lang != "" {
				n.lang = lang
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		case xml.Comment, xml.ProcInst:
			t.Errorf("the page has %v", token)
		}
	}
	if len(open) != 1 {
		t.Fatalf("%d tags are open at the end", len(open)-1)
	}
	return root, style, script
}

// cut removes the content of the only element with a name.
func cut(t *testing.T, page, name string) (rest, content string) {
	t.Helper()
	m := regexp.MustCompile(`(?s)<`+name+`>(.*?)</`+name+`>`).FindAllStringSubmatch(page, -1)
	if len(m) != 1 {
		t.Fatalf("the page has %d elements <%s>; want 1", len(m), name)
	}
	return strings.Replace(page, m[0][1], "", 1), m[0][1]
}

// find returns the elements that match, in their order.
func (n *node) find(match func(*node) bool) []*node {
	var all []*node
	if match(n) {
		all = append(all, n)
	}
	for _, kid := range n.kids {
		all = append(all, kid.find(match)...)
	}
	return all
}

func named(name string) func(*node) bool {
	return func(n *node) bool { return n.name == name }
}

func classed(class string) func(*node) bool {
	return func(n *node) bool { return slices.Contains(strings.Fields(n.attrs["class"]), class) }
}

// all returns the text of an element and of the elements inside. Parts in another
// language come in their order.
func (n *node) all() string {
	texts := []string{n.text}
	for _, kid := range n.kids {
		texts = append(texts, kid.all())
	}
	return strings.Join(texts, " ")
}

func render(t *testing.T, entries []catalog.Entry, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, entries, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// builtin returns the whole built-in catalog.
func builtin(t *testing.T) []catalog.Entry {
	t.Helper()
	entries := slices.Collect(catalog.Builtin().All())
	if len(entries) < 200 {
		t.Fatalf("the catalog has %d codes", len(entries))
	}
	return entries
}
