package progen

import (
	"strings"
)

// A style says how often a text differs from the format of gofmt, in percent of the gaps
// between its tokens.
type style struct {
	header   int // two lines are joined, above the first function
	join     int // the same below it
	breaks   int // a line ends early
	spaces   int // other spaces, none, or more lines
	comments int // a comment
}

// layOut changes the layout of a file, or leaves it as it is. Each kind of change is
// alone in some files, and together with others in some.
func (g *generator) layOut(source string) string {
	switch n := g.IntN(100); {
	case n < 50:
	case n < 62: // in the format of gofmt
		source = formatted(g.restyle(source, style{comments: 1 + g.IntN(5)}), source)
	case n < 70:
		source = g.restyle(source, style{spaces: 1 + g.IntN(20)})
	case n < 78:
		source = g.restyle(source, style{header: 100, comments: g.IntN(2) * 2})
	case n < 84:
		source = g.restyle(source, style{header: 50, join: 1 + g.IntN(60), spaces: g.IntN(5)})
	case n < 86:
		source = g.restyle(source, style{header: 100, join: 100})
	default:
		source = g.restyle(source, style{g.IntN(60), g.IntN(20), g.IntN(5), g.IntN(10), g.IntN(6)})
	}
	if g.chance(12) {
		source = strings.ReplaceAll(source, "\n", "\r\n")
	}
	if g.chance(8) {
		source = "\ufeff" + source
	}
	return source
}

// formatted returns the text source in the format of gofmt. It returns other if gofmt
// changes its own output again and again.
func formatted(source, other string) string {
	for range 3 {
		next := gofmt(source)
		if next == source {
			return source
		}
		source = next
	}
	return other
}

// restyle changes the gaps between the tokens of a file, after the package clause. It
// keeps the tokens, and the semicolons between them.
func (g *generator) restyle(source string, in style) string {
	var b strings.Builder
	tokens := scan(source)
	b.WriteString(source[:tokens[0].start])
	below := in
	in.join = in.header
	clause := g.chance(in.header / 4) // a comment of several lines ends the package clause
	for i, t := range tokens[:len(tokens)-1] {
		next := tokens[i+1]
		if next.text == "func" {
			in = below
		}
		b.WriteString(t.text)
		if clause && i == 1 {
			b.WriteString(" /* a\n b */ ")
			continue
		}
		b.WriteString(g.gap(in, t, next, source[t.end:next.start]))
	}
	last := tokens[len(tokens)-1]
	b.WriteString(last.text)
	b.WriteString(source[last.end:])
	return b.String()
}

// gap returns a text that replaces the spaces and comments between two tokens.
func (g *generator) gap(in style, t, next lexeme, text string) string {
	switch {
	case t.semi && g.chance(in.join):
		return g.joined(next, text)
	case t.semi:
		return g.lineBreak(in, text)
	case strings.Contains(text, "\n") && g.chance(in.join) && !strings.Contains(text, "//"):
		return strings.ReplaceAll(text, "\n", " ")
	case strings.Contains(text, "\n") || strings.Contains(text, "/"):
		return text
	case g.chance(in.comments):
		return g.comment(t.endsLine) + text
	case g.chance(in.breaks) && !t.endsLine:
		return pick(g, "\n", "\n\t", "\n\n", " \n   ")
	case g.chance(in.spaces):
		if (t.isPunctuation || next.isPunctuation) && g.chance(50) {
			return ""
		}
		return pick(g, "  ", "\t", text+" ", " ")
	}
	return text
}

// joined returns a text that ends a statement without ending the line.
func (g *generator) joined(next lexeme, text string) string {
	if strings.Contains(text, "//") {
		return ";" + text
	}
	comments := strings.TrimSpace(text)
	if next.text == ")" || next.text == "}" {
		return pick(g, " ", "", ";", "; ") + comments
	}
	return pick(g, "; ", "; ", ";", " ; ", ";\t", ";\n") + comments
}

// lineBreak returns another text that ends a line.
func (g *generator) lineBreak(in style, text string) string {
	switch {
	case g.chance(in.comments):
		return pick(g,
			" // a comment\n"+text, text+"// \"CBC.5003\" in a comment\n", " /* a */"+text, text+"/* a\n b */\n",
			" /* a\n b */ "+strings.TrimLeft(text, "\n"), "\n\n// a group\n\n"+text, text+"/* x := \"CBC.0250\" */ ")
	case strings.TrimSpace(text) == "" && g.chance(in.spaces):
		return pick(g, "\n", "\n\n\n", "  \n\t", "\t\n      ", "\n\t\t\t\t", "\n \t")
	}
	return text
}

// comment returns a comment for the middle of a line. It ends the line only if that does
// not end a statement.
func (g *generator) comment(endsLine bool) string {
	if endsLine || g.chance(60) {
		return pick(g, "/* a */", " /**/", " /* // */ ", "/* \"CBC.5003\" */ ", " /* ; } */")
	}
	return pick(g, " // a comment\n", "//\n", " /* a\n b */ ", " // \"CBC.5003\"\n\t", " // /*\n")
}
