package publishedpage

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decode returns the text of a file in UTF-8, with lines that end in "\n".
func decode(name string, data []byte) (string, error) {
	wrong := func(line int, text string) error { return Problems{{name, line, text}} }
	if len(data) == 0 {
		return "", wrong(1, "the file is empty; want a page saved as HTML or Markdown")
	}
	text := string(data)
	// A browser that saves a page as UTF-8 may leave the name of another charset in it.
	if !utf8.Valid(data) {
		encoding, charsetName, _ := charset.DetermineEncoding(data, "")
		if charsetName == "utf-8" || charsetName == "windows-1252" && !namesCharset(data) {
			return "", wrong(firstInvalid(data), "the page is not UTF-8, and no <meta charset> names its encoding; save it as UTF-8")
		}
		decoded, err := encoding.NewDecoder().Bytes(data)
		if err != nil {
			return "", wrong(1, "the page is not "+charsetName+", as it claims to be")
		}
		text = string(decoded)
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if before, _, ok := strings.Cut(text, "\x00"); ok {
		return "", wrong(1+strings.Count(before, "\n"), "this is not text; save the page as HTML or Markdown")
	}
	if isArchive(text) {
		return "", wrong(1, `this is a web archive; want the page saved as "Webpage, HTML only" or "complete"`)
	}
	return text, nil
}

// namesCharset reports whether a page names its charset, in the part where browsers look
// for it.
func namesCharset(data []byte) bool {
	return bytes.Contains(bytes.ToLower(data[:min(len(data), 1024)]), []byte("charset"))
}

func firstInvalid(data []byte) (line int) {
	line = 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}

// isArchive reports whether a text is a web page in a single file (.mhtml).
func isArchive(text string) bool {
	head := strings.ToLower(text[:min(len(text), 2048)])
	return (strings.HasPrefix(head, "from:") || strings.HasPrefix(head, "mime-version:")) && strings.Contains(head, "multipart/related")
}

func isHTML(name, text string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return true
	case ".md", ".markdown":
		return false
	}
	return strings.HasPrefix(strings.TrimSpace(text), "<")
}
