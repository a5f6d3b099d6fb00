package publishedpage

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readMarkdown reads the tables of a page in Markdown: as HTML, with the lines
// that they have in Markdown.
func (p *reader) readMarkdown(page string) error {
	var (
		source   = []byte(page)
		lines    = startsOfLines(page)
		markdown = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(html.WithUnsafe()))
		root     = markdown.Parser().Parse(text.NewReader(source))
		read     = make(map[int]bool) // the lines of rows
		rendered bytes.Buffer
	)
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Kind() != tables.KindTable {
			return ast.WalkContinue, nil
		}
		line := 1
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			line = lineIn(row, lines, line+1)
			read[line] = true
			if cell := row.FirstChild(); cell != nil {
				cell.SetAttributeString(lineKey, fmt.Append(nil, line))
			}
			if more := behindLastCell(row, source); more != "" {
				p.wrong(line, "the row has more cells than the header: %s; want | in a text written as \\|", quote(more))
			}
		}
		keepWords(n, source)
		return ast.WalkSkipChildren, markdown.Renderer().Render(&rendered, source, n)
	})
	if err != nil {
		return err
	}
	p.findLostRows(page, read)
	return p.readMarked(rendered.String())
}

// findLostRows tells of lines that look like rows with a code but are in no table:
// an empty line ends one.
func (p *reader) findLostRows(page string, read map[int]bool) {
	line := 0
	for text := range strings.Lines(page) {
		if line++; !read[line] && strings.HasPrefix(strings.TrimSpace(text), "|") && rowWithCode.MatchString(text) {
			p.wrong(line, "this row is in no table: %s; an empty line before it ends one", quote(strings.TrimSpace(text)))
		}
	}
}

// rowWithCode is a row that has a code in a cell.
var rowWithCode = regexp.MustCompile(`\|\s*[A-Za-z][A-Za-z0-9]*\.[0-9]{3,12}\s*\|`)

func startsOfLines(page string) []int {
	starts := []int{0}
	for i := range len(page) {
		if page[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// lineIn returns the line of a row, which its cells have: one of them at least,
// or nobody knows.
func lineIn(row ast.Node, starts []int, otherwise int) int {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if lines := cell.Lines(); lines.Len() > 0 {
			at := lines.At(0).Start
			return sort.Search(len(starts), func(i int) bool { return starts[i] > at })
		}
	}
	return otherwise
}

// behindLastCell returns what a row has behind as many cells as the header has,
// which the parser drops.
func behindLastCell(row ast.Node, source []byte) string {
	cell := row.LastChild()
	if cell == nil || cell.Lines().Len() == 0 {
		return ""
	}
	rest, _, _ := bytes.Cut(source[cell.Lines().At(0).Stop:], []byte("\n"))
	return strings.Trim(string(rest), "| \t")
}

// keepWords makes words of tags that HTML does not have, as in "The <resource>
// is locked": converters to Markdown leave them so.
func keepWords(table ast.Node, source []byte) {
	var unknown []*ast.RawHTML
	_ = ast.Walk(table, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if tag, ok := n.(*ast.RawHTML); ok && entering && !isTag(tag, source) {
			unknown = append(unknown, tag)
		}
		return ast.WalkContinue, nil
	})
	for _, tag := range unknown {
		word := ast.NewString([]byte(nethtml.EscapeString(valueOf(tag, source))))
		word.SetCode(true) // escaped, nothing to resolve
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
