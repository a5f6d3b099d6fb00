package progen

import (
	"fmt"
	"slices"
	"strings"
)

// A scope is what names mean where a literal stands.
type scope struct {
	codes  string // the qualifier of package codes, "" for none
	str    bool   // string is the predeclared type
	consts bool   // package consts is imported
}

// file returns a file with functions, and the imports in a random form.
func (g *generator) file() string {
	var (
		imports = [][2]string{{"", "example.com/gen/h"}}
		uses    []string
		s       = scope{str: !g.taken["string"]}
	)
	add := func(name, path, use string) {
		imports = append(imports, [2]string{name, path})
		if use != "" {
			uses = append(uses, "var _ = "+use+"\n")
		}
	}
	grpc := !g.taken["codes"] && g.chance(20)
	if grpc {
		add("", "example.com/gen/grpc/codes", "codes.Unknown")
	}
	switch form := g.IntN(10); {
	case form < 2 && !grpc && !g.taken["codes"]:
		s.codes = "codes."
		add("", codesPath, "codes.Success")
	case form < 4:
		alias := pick(g, "cbc", "errcodes", "h2")
		s.codes = alias + "."
		add(alias, codesPath, alias+".Success")
	case form < 5:
		add(".", codesPath, "Success")
	case form < 6:
		add("_", codesPath, "")
	}
	if g.chance(10) {
		// A second import, whose last use a fix must not take away.
		add("dup", codesPath, "dup.Code(\"CBC.5003\")")
	}
	if s.consts = g.chance(30); s.consts {
		add("", "example.com/gen/consts", "consts.Any")
	}
	if g.chance(50) {
		add("", "fmt", "fmt.Sprint(1)")
	}
	if g.chance(30) {
		add(pick(g, "", "str"), "strings", "")
		last := &imports[len(imports)-1]
		uses = append(uses, "var _ = "+strings.TrimPrefix(last[0]+".", ".")+pick(g, "ToLower", "ToUpper")+"(\"x\")\n")
		if last[0] == "" {
			uses[len(uses)-1] = "var _ = strings.ToLower(\"x\")\n"
		}
	}

	var b strings.Builder
	b.WriteString(pick(g, "", "", "//go:build !never\n\n", "// Package "+g.name+" is generated at random.\n", "/* A comment. */\n\n// Another.\n\n"))
	fmt.Fprintf(&b, "package %s%s\n\n", g.name, pick(g, "", "", " // a comment", " /* a comment */"))
	b.WriteString(g.importDecls(imports))
	b.WriteString(strings.Join(uses, ""))
	for range 1 + g.IntN(4) {
		if g.chance(30) {
			b.WriteString("\n" + g.declaration(s))
			g.functions++
			continue
		}
		b.WriteString("\n" + g.function(s))
	}
	return b.String()
}

const codesPath = "github.com/cbclint/cbclint/codes"

// importDecls writes imports in one of the forms that files have.
func (g *generator) importDecls(imports [][2]string) string {
	slices.SortFunc(imports, func(a, b [2]string) int { return strings.Compare(a[1], b[1]) })
	specs := make([]string, len(imports))
	for i, spec := range imports {
		specs[i] = strings.TrimSpace(fmt.Sprintf("%s %q", spec[0], spec[1])) + pick(g, "", "", "", " // a comment")
	}
	switch g.IntN(5) {
	case 0: // a declaration each
		return "import " + strings.Join(specs, "\nimport ") + "\n\n"
	case 1: // one group
		return "import (\n\t" + strings.Join(specs, "\n\t") + "\n)\n\n"
	case 2: // a group in blocks, with a comment
		return "import (\n\t// A comment.\n\t" + strings.Join(specs, "\n\n\t") + "\n)\n\n"
	case 3: // a declaration and a group
		return "import " + specs[0] + "\nimport (\n\t" + strings.Join(specs[1:], "\n\t") + "\n)\n\n"
	}
	// The standard library first.
	var std, other []string
	for i, spec := range imports {
		if strings.Contains(spec[1], ".") {
			other = append(other, specs[i])
		} else {
			std = append(std, specs[i])
		}
	}
	return "import (\n\t" + strings.Join(std, "\n\t") + "\n\n\t" + strings.Join(other, "\n\t") + "\n)\n\n"
}
