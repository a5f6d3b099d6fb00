package progen

import (
	"go/scanner"
	"go/token"
)

// A lexeme is a token of a file.
type lexeme struct {
	text          string
	start, end    int
	semi          bool // an implicit semicolon follows
	endsLine      bool // a semicolon would follow at the end of the line
	isPunctuation bool // it needs no space beside it
}

// scan returns the tokens of a file without comments.
func scan(source string) []lexeme {
	var (
		s       scanner.Scanner
		lexemes []lexeme
		set     = token.NewFileSet()
		file    = set.AddFile("", set.Base(), len(source))
	)
	s.Init(file, []byte(source), nil, 0)
	for {
		pos, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			return lexemes
		case tok == token.SEMICOLON && text == "\n":
			lexemes[len(lexemes)-1].semi = true
			continue
		case text == "" || tok == token.SEMICOLON:
			text = tok.String()
		}
		start := file.Offset(pos)
		lexemes = append(lexemes, lexeme{
			text: text, start: start, end: start + len(text),
			endsLine: endsLine(tok), isPunctuation: isPunctuation(tok),
		})
	}
}

// endsLine reports whether a token at the end of a line ends a statement.
func endsLine(tok token.Token) bool {
	switch tok {
	case token.BREAK, token.CONTINUE, token.FALLTHROUGH, token.RETURN, token.INC, token.DEC, token.RPAREN, token.RBRACK, token.RBRACE:
		return true
	}
	return tok.IsLiteral()
}

func isPunctuation(tok token.Token) bool {
	switch tok {
	case token.LPAREN, token.RPAREN, token.LBRACK, token.RBRACK, token.LBRACE, token.RBRACE, token.COMMA, token.SEMICOLON, token.STRING, token.CHAR:
		return true
	}
	return false
}
