package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/format"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/internal/analyzertest"
	"github.com/cbclint/cbclint/internal/progen"
)

// places are the lines of a file that fixes may change.
type places struct {
	literal   map[int]bool // with a literal, or a tag of a switch
	first     int          // of the package clause
	endHeader int          // the last of the package clause and the imports
}

// placesOf returns the places of the files of a package.
func placesOf(pkg *analyzertest.Package, diagnostics []analysis.Diagnostic) map[string]places {
	found := make(map[string]places)
	line := func(pos token.Pos) int { return pkg.Fset.PositionFor(pos, false).Line }
	for _, file := range pkg.Files {
		in := places{make(map[int]bool), line(file.Package), line(file.Name.End())}
		mark := func(pos, end token.Pos) {
			for i := line(pos); i <= line(end); i++ {
				in.literal[i] = true
			}
		}
		for _, decl := range file.Imports {
			in.endHeader = max(in.endHeader, line(decl.End()))
		}
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.IMPORT {
				in.endHeader = max(in.endHeader, line(decl.End()))
			}
		}
		for n := range ast.Preorder(file) {
			if n, ok := n.(*ast.SwitchStmt); ok && n.Tag != nil {
				mark(n.Tag.Pos(), n.Tag.End())
			}
		}
		for _, d := range diagnostics {
			if len(d.SuggestedFixes) != 0 && file.FileStart <= d.Pos && d.Pos < file.FileEnd {
				mark(d.Pos, d.End)
			}
		}
		found[pkg.Fset.File(file.FileStart).Name()] = in
	}
	return found
}

// checkTexts checks that the fixed files have the layout that they had.
func (tr *trial) checkTexts(allowed map[string]places) {
	tr.Helper()
	now := tr.read()
	for _, p := range tr.programs {
		for name, before := range p.Files {
			path := filepath.Join(tr.dir, p.Name, name)
			wrong := ""
			switch isBuilt := takes(build.Default, name, before); {
			case isBuilt:
				wrong = textChange(before, now[path], allowed[path])
			case now[path] != before:
				wrong = "the build leaves the file out, and it changes"
			}
			if wrong == "" && strings.Count(now[path], progen.Constrained) > strings.Count(before, progen.Constrained) {
				wrong = "a fix uses a constant that some builds leave out"
			}
			if wrong != "" {
				tr.Errorf("%s/%s: %s", p.Name, name, wrong)
			}
		}
	}
}

// textChange says what a fix has changed of a file that it must not, or "".
func textChange(before, after string, in places) string {
	const bom = "\ufeff"
	if strings.HasPrefix(before, bom) != strings.HasPrefix(after, bom) {
		return "the byte order mark is gone, or new"
	}
	ends := strings.Count(after, "\r\n")
	if strings.Contains(before, "\r\n") && ends != strings.Count(after, "\n") || !strings.Contains(before, "\r\n") && ends != 0 {
		return "the lines end in another way"
	}
	plain := func(s string) string { return strings.ReplaceAll(strings.TrimPrefix(s, bom), "\r\n", "\n") }
	if isFormatted(plain(before)) {
		if !isFormatted(plain(after)) {
			return fmt.Sprint("it was as gofmt writes it, which changes now: ", lineChanges(plain(after), gofmted(plain(after))))
		}
		return ""
	}
	return in.check(before, after)
}

func isFormatted(source string) bool { return gofmted(source) == source }

// gofmted returns a text as gofmt writes it, or what is wrong with it.
func gofmted(source string) string {
	formatted, err := format.Source([]byte(source))
	if err != nil {
		return err.Error()
	}
	return string(formatted)
}

// importLine matches a line that an import may add.
var importLine = regexp.MustCompile(`^\s*(import\b.*|[(]|[)]|([\w.]+ )?"[^"]*")?\s*(//.*)?$`)

// check says which change is not that of a fix, or "".
func (in places) check(before, after string) string {
	for _, c := range lineChanges(before, after) {
		inHeader := in.first <= c.at+1 && c.at <= in.endHeader // of which it is after the line c.at
		for i := range c.old {
			if line := c.at + i + 1; !in.literal[line] && !(in.first <= line && line <= in.endHeader) {
				return "a line without a fix changes: " + c.String()
			}
		}
		if !inHeader && len(c.new) > len(c.old) {
			return "there are more lines: " + c.String()
		}
		if len(c.old) == 0 {
			for _, line := range c.new {
				if !importLine.MatchString(line) {
					return "there is a new line: " + c.String()
				}
			}
		}
	}
	return ""
}
