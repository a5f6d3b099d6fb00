// Package constants writes a Go package with the constants of a catalog. The package
// depends only on the standard library.
package constants

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"go/format"
	"go/token"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/catalog"
)

// Options say what to write.
type Options struct {
	Package  string   // the name of the package
	File     string   // the name of the file, for its first line
	Untyped  bool     // constants have no type, and codes are strings
	Catalogs []string // the files that the codes come from, for the first line
	Prefixes []string // only codes with these prefixes; empty means all
	Families []string // only codes of these families; empty means all
}

//go:embed package.tmpl
var packageTemplate string

// Generate writes the one file of the package.
func Generate(w io.Writer, entries iter.Seq[catalog.Entry], o Options) error {
	if !token.IsIdentifier(o.Package) || slices.Contains([]string{"_", "main", "documentation"}, o.Package) {
		return fmt.Errorf("-package: invalid package name %q; want a Go identifier that others can import, such as cbc", o.Package)
	}
	chosen, err := o.choose(entries)
	if err != nil {
		return err
	}
	if err := setNames(chosen, o.Untyped); err != nil {
		return err
	}
	funcs := template.FuncMap{
		"comment":  func(text any) string { return comment(fmt.Sprint(text)) },
		"constant": constantOf,
		"facts":    facts,
		"line":     line,
	}
	t, err := template.New("package").Funcs(funcs).Parse(packageTemplate)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, newPage(chosen, o)); err != nil {
		return err
	}
	source, err := format.Source(b.Bytes())
	if err != nil {
		return fmt.Errorf("package %s would be no Go: %w", o.Package, err)
	}
	_, err = w.Write(source)
	return err
}

// choose returns the entries to write, sorted by code.
func (o Options) choose(entries iter.Seq[catalog.Entry]) ([]catalog.Entry, error) {
	all := slices.SortedFunc(entries, func(a, b catalog.Entry) int { return cmp.Compare(a.Code, b.Code) })
	for i, e := range all {
		if i > 0 && e.Code == all[i-1].Code {
			return nil, fmt.Errorf("the catalog has %s twice; want it once", e.Code)
		}
	}
	all, err := o.withPrefixes(all)
	if err != nil || len(o.Families) == 0 {
		return all, err
	}
	for _, family := range o.Families {
		families := slices.DeleteFunc(familiesOf(all), func(name string) bool { return name == "" })
		if !slices.Contains(families, family) {
			return nil, fmt.Errorf("-family: unknown family %q; want some of %s", family, strings.Join(families, ", "))
		}
	}
	return slices.DeleteFunc(all, func(e catalog.Entry) bool {
		return !slices.Contains(o.Families, string(e.Family))
	}), nil
}

// withPrefixes returns the entries whose codes have one of the wanted prefixes.
func (o Options) withPrefixes(all []catalog.Entry) ([]catalog.Entry, error) {
	if len(o.Prefixes) == 0 {
		return all, nil
	}
	var prefixes []string
	for _, e := range all {
		letters, _ := catalog.Split(string(e.Code))
		prefixes = append(prefixes, letters)
	}
	prefixes = slices.Compact(prefixes)
	for _, letters := range o.Prefixes {
		if !slices.Contains(prefixes, letters) {
			return nil, fmt.Errorf("-prefix: no code has the prefix %q; want some of %s", letters, strings.Join(prefixes, ", "))
		}
	}
	return slices.DeleteFunc(all, func(e catalog.Entry) bool {
		letters, _ := catalog.Split(string(e.Code))
		return !slices.Contains(o.Prefixes, letters)
	}), nil
}

// Command returns, in one line, the command that writes the file again.
func (o Options) Command() string {
	words := []string{"cbclint", "gen", "-package", o.Package, "-o", filepath.Base(o.File)}
	if o.Untyped {
		words = append(words, "-untyped")
	}
	if len(o.Catalogs) != 0 {
		words = append(words, "-catalog", strings.Join(o.Catalogs, ","))
	}
	for _, chosen := range []struct {
		flag string
		list []string
	}{{"-prefix", o.Prefixes}, {"-family", o.Families}} {
		if len(chosen.list) != 0 {
			list := slices.Sorted(slices.Values(chosen.list))
			words = append(words, chosen.flag, strings.Join(slices.Compact(list), ","))
		}
	}
	for i, word := range words {
		if word == "" || strings.ContainsFunc(word, needsQuotes) {
			words[i] = strconv.Quote(word)
		}
	}
	return strings.Join(words, " ")
}

func needsQuotes(r rune) bool {
	return r == ' ' || r == utf8.RuneError || !unicode.IsPrint(r) || strings.ContainsRune("\"'`\\$&|;<>()*?[]#~{}!", r)
}
