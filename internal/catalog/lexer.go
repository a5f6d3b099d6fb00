package catalog

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// A lexer reads JSON token by token and knows the place of each. Package encoding/json
// does not tell the places of values. Errors name the file.
type lexer struct {
	*File
	at int // the offset of the next byte
}

// next returns the offset of the next token.
func (l *lexer) next() int {
	for l.at < len(l.data) && (l.data[l.at] == ' ' || l.data[l.at] == '\t' || l.data[l.at] == '\r' || l.data[l.at] == '\n') {
		l.at++
	}
	return l.at
}

// is reports whether the next token is a punctuation mark.
func (l *lexer) is(mark byte) bool {
	at := l.next()
	return at < len(l.data) && l.data[at] == mark
}

// mark reads a punctuation mark.
func (l *lexer) mark(mark byte, what string) error {
	if !l.is(mark) {
		return l.want(what)
	}
	l.at++
	return nil
}

// want returns the error that the next token is wrong.
func (l *lexer) want(what string) error {
	if at := l.next(); at < len(l.data) {
		return l.errorAt(at, "want %s", what)
	}
	return l.errorAt(len(l.data), "the file ends here; want %s", what)
}

// text reads a text in quotes.
func (l *lexer) text(what string) (string, error) {
	start := l.next()
	if !l.is('"') {
		return "", l.want(what)
	}
	plain := true
	for end := start + 1; end < len(l.data); end++ {
		switch c := l.data[end]; {
		case c == '\\':
			plain = false
			end++ // an escaped quote does not end the text
		case c < ' ':
			return "", l.errorAt(end, "a text ends on its line; write \\n for a line break")
		case c == '"' && plain:
			l.at = end + 1
			return string(l.data[start+1 : end]), nil
		case c == '"':
			l.at = end + 1
			var text string
			if err := json.Unmarshal(l.data[start:l.at], &text); err != nil {
				return "", l.errorAt(start, "%s", err)
			}
			return text, nil
		}
	}
	return "", l.errorAt(start, "this text does not end")
}

// int reads a whole number.
func (l *lexer) int() (int, error) {
	start := l.next()
	end := start
	for end < len(l.data) && bytes.IndexByte([]byte("+-.0123456789eE"), l.data[end]) >= 0 {
		end++
	}
	number, err := strconv.Atoi(string(l.data[start:end]))
	if err != nil || l.data[start] == '+' || l.data[start] == '0' && end > start+1 {
		return 0, l.want("a whole number")
	}
	l.at = end
	return number, nil
}

// bool reads true or false.
func (l *lexer) bool() (bool, error) {
	rest := l.data[l.next():]
	for _, value := range []bool{true, false} {
		if word := strconv.FormatBool(value); bytes.HasPrefix(rest, []byte(word)) {
			l.at += len(word)
			return value, nil
		}
	}
	return false, l.want("true or false")
}
