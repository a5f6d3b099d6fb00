package publishedpage

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An inline reads the cells of Markdown tables.
type inline struct {
	goldmark.Markdown
	context parser.Context // has the links that the page defines
}

// definition matches a link definition at the beginning of a line, e.g. "[name]:
// https://…".
var definition = regexp.MustCompile(`(?m)^ {0,3}\[([^\]\n]+)\]:[ \t]*(\S+)`)

func newInline(page string) inline {
	m := inline{
		goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()), goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 0)),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		))),
		parser.NewContext(),
	}
	if strings.Contains(page, "]:") {
		for _, link := range definition.FindAllStringSubmatch(page, -1) {
			m.context.AddReference(parser.NewReference([]byte(link[1]), []byte(link[2]), nil))
		}
	}
	return m
}

// text returns the visible text of a cell, and adds the tables in it to others. It does
// not render a text that is too long for a code, because the time that the library takes
// may grow faster than the text.
func (m inline) text(cell string, line int, others *htmlReader) string {
	if len(cell) > maxText || !strings.ContainsAny(cell, "\\`*_[<&") {
		return joinLines(cell)
	}
	source := []byte(cell)
	root := m.Parser().Parse(text.NewReader(source), parser.WithContext(m.context))
	keepWords(root, source)
	var rendered bytes.Buffer
	_ = m.Renderer().Render(&rendered, source, root) // memory cannot fail
	return others.textOf(rendered.String(), line)
}

// keepWords turns unknown tags into words, as in "The <resource> is locked". Converters
// to Markdown do not escape them.
func keepWords(cell ast.Node, source []byte) {
	var unknown []*ast.RawHTML
	_ = ast.Walk(cell, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if tag, ok := n.(*ast.RawHTML); ok && entering && !isTag(tag, source) {
			unknown = append(unknown, tag)
		}
		return ast.WalkContinue, nil
	})
	for _, tag := range unknown {
		word := ast.NewString([]byte(nethtml.EscapeString(valueOf(tag, source))))
		word.SetCode(true) // the text is escaped already
		tag.Parent().ReplaceChild(tag.Parent(), tag, word)
	}
}

func isTag(tag *ast.RawHTML, source []byte) bool {
	z := nethtml.NewTokenizer(strings.NewReader(valueOf(tag, source)))
	switch z.Next() {
	case nethtml.StartTagToken, nethtml.EndTagToken, nethtml.SelfClosingTagToken:
		name, _ := z.TagName()
		return atom.Lookup(name) != 0
	}
	return true // a comment
}

func valueOf(tag *ast.RawHTML, source []byte) string {
	var b strings.Builder
	for i := range tag.Segments.Len() {
		segment := tag.Segments.At(i)
		b.Write(segment.Value(source))
	}
	return b.String()
}
