// Package codespage writes a catalog as one web page. The page needs no other file and no
// network to be read, searched and filtered. Without JavaScript it is the list of the
// codes, with an anchor for each.
package codespage

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the parts of the page
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
)

//go:embed page.html.tmpl
var layout string

//go:embed page.css
var style string

//go:embed page.js
var script string

// Options are the choices of a page.
type Options struct {
	Lang string // of the page's own words: "en" or "zh"; "" means "en"
}

// Write writes a page of entries, in their order. The codes must differ, and must look
// like codes, because a link to one is "#" and the code.
func Write(w io.Writer, entries []catalog.Entry, o Options) error {
	words, err := wordsIn(o.Lang)
	if err != nil {
		return err
	}
	entries = printed(entries)
	cards, err := cardsOf(entries, words)
	if err != nil {
		return err
	}
	parsed, err := template.New("page").Parse(layout)
	if err != nil {
		return fmt.Errorf("codespage: %w", err)
	}
	var page bytes.Buffer
	if err := parsed.Execute(&page, map[string]any{
		"Words":     words,
		"Prefixes":  prefixes(entries),
		"Sources":   sources(entries),
		"Page":      codes.PublishedTable,
		"Mixed":     isMixed(entries),
		"Packages":  packages(entries),
		"Elsewhere": !isMixed(entries) && len(sources(entries)) > 1,
		"Facets":    facets(entries, words),
		"Cards":     cards,
		"Count":     strings.NewReplacer("{n}", strconv.Itoa(len(cards)), "{total}", strconv.Itoa(len(cards))).Replace(words.Count),
		"Policy":    policy(),
		"Style":     template.CSS(style),
		"Script":    template.JS(script),
	}); err != nil {
		return fmt.Errorf("codespage: %w", err)
	}
	_, err = w.Write(bytes.ToValidUTF8(page.Bytes(), []byte("\ufffd")))
	return err
}

// printed returns entries with printable texts, so that no character changes the
// direction of the text after it.
func printed(entries []catalog.Entry) []catalog.Entry {
	entries = slices.Clone(entries)
	for i := range entries {
		e := &entries[i]
		for _, text := range []*string{&e.English, &e.Chinese, &e.Meaning, &e.Reason, &e.Source} {
			*text = printable.Text(*text)
		}
	}
	return entries
}

// policy returns the Content-Security-Policy of a page. Only its own style and script
// run, and nothing is fetched or sent.
func policy() string {
	return fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'",
		digest(style), digest(script))
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
