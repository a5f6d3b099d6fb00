package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/format"
	"go/parser"
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
	literal map[int]bool // with a literal, or a tag of a switch
	header  int          // the last line that may get an import
}

// placesOf returns the places of the files of a package.
func placesOf(pkg *analyzertest.Package, diagnostics []analysis.Diagnostic) map[string]places {
	found := make(map[string]places)
	line := func(pos token.Pos) int { return pkg.Fset.PositionFor(pos, false).Line }
	for _, file := range pkg.Files {
		in := places{make(map[int]bool), endOfHeader(pkg.Fset, file)}
		mark := func(pos, end token.Pos) {
			for i := line(pos); i <= line(end); i++ {
				in.literal[i] = true
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

// endOfHeader returns the line of the first declaration that is not an import, or the
// last line.
func endOfHeader(fset *token.FileSet, file *ast.File) int {
	end := file.FileEnd
	for _, decl := range file.Decls {
		if imports, ok := decl.(*ast.GenDecl); !ok || imports.Tok != token.IMPORT {
			end = decl.Pos()
			break
		}
	}
	return fset.PositionFor(end, false).Line
}

// checkTexts checks that the fixes have kept the layout of the files.
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

// textChange describes a change to a file that a fix must not make, or returns "".
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

// gofmted returns a text as gofmt writes it, or the error of gofmt.
func gofmted(source string) string {
	formatted, err := format.Source([]byte(source))
	if err != nil {
		return err.Error()
	}
	return string(formatted)
}

// importText matches the text that a new import adds. That may be a part of the import
// and some of the text after it, if both begin in the same way.
var importText = regexp.MustCompile(`^[\w./"\s;()*]*"[\w./"\s;()*]*$`)

// check describes a change that no fix makes, or returns "".
func (in places) check(before, after string) string {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", after, parser.SkipObjectResolution)
	if err != nil {
		return err.Error()
	}
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	oldHeader, header := in.header, endOfHeader(fset, file)
	if in.literal[in.header] { // a fix changes that line, too
		oldHeader, header = oldHeader-1, header-1
	}
	text, ok := inserted(strings.Join(old[:oldHeader], "\n"), strings.Join(now[:header], "\n"))
	if !ok || text != "" && !importText.MatchString(text) {
		return fmt.Sprint("more than an import changes above the declarations: ", lineChanges(before, after))
	}
	j := header
	for i := oldHeader; i < len(old); i++ {
		if in.literal[i+1] {
			continue
		}
		for j < len(now) && now[j] != old[i] {
			j++
		}
		if j++; j > len(now) {
			return fmt.Sprintf("line %d, which has no fix, changes: %s", i+1, lineChanges(before, after))
		}
	}
	if len(now)-header > len(old)-oldHeader {
		return fmt.Sprint("there are more lines: ", lineChanges(before, after))
	}
	return ""
}

// inserted returns the one piece of text that now has and old has not.
func inserted(old, now string) (text string, ok bool) {
	start := 0
	for start < len(old) && start < len(now) && old[start] == now[start] {
		start++
	}
	rest := len(old) - start
	if len(now) < len(old) || now[len(now)-rest:] != old[start:] {
		return "", false
	}
	return now[start : len(now)-rest], true
}
