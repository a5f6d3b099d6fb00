package progen

import (
	"fmt"
	"slices"
	"strings"
)

// importCodes imports package codes in one of several ways, or not at all.
func (g *generator) importCodes(f *file) {
	grpc := !g.taken["codes"] && g.chance(20)
	if grpc {
		f.add("", "example.com/gen/grpc/codes", "codes.Unknown")
	}
	switch form := g.IntN(10); {
	case form < 2 && !grpc && !g.taken["codes"]:
		f.codes = "codes."
		f.add("", codesPath, "codes.Success")
	case form < 4:
		alias := pick(g, "cbc", "errcodes", "h2")
		f.codes = alias + "."
		f.add(alias, codesPath, alias+".Success")
	case form < 5:
		f.add(".", codesPath, "Success")
	case form < 6:
		f.add("_", codesPath, "")
	}
	if g.chance(10) {
		// A fix must not remove the last use of a second import.
		f.add("dup", codesPath, "dup.Code(\"CBC.5003\")")
	}
}

// importConstants imports packages of constants.
func (g *generator) importConstants(f *file) {
	if f.consts = g.chance(30); f.consts {
		f.add("", "example.com/gen/consts", "consts.Any")
	}
	if f.typed = g.chance(20); f.typed {
		f.add("", "example.com/gen/typed", "typed.Code(\"\")")
	}
	if g.chance(15) {
		f.add(pick(g, ".", ".", "dot"), "example.com/gen/dotted", "")
		f.uses = append(f.uses, "var _ = "+qualifier(f.imports[len(f.imports)-1])+"DotAny\n")
	}
}

// importOthers imports packages that no fix uses.
func (g *generator) importOthers(f *file) {
	if g.chance(50) {
		f.add("", "fmt", "fmt.Sprint(1)")
	}
	if g.chance(30) {
		f.add(pick(g, "", "str", "."), "strings", "")
		f.uses = append(f.uses, "var _ = "+qualifier(f.imports[len(f.imports)-1])+pick(g, "ToLower", "ToUpper")+"(\"x\")\n")
	}
}

// qualifier returns how a file qualifies names from an import.
func qualifier(spec [2]string) string {
	switch spec[0] {
	case ".":
		return ""
	case "":
		return spec[1][strings.LastIndex(spec[1], "/")+1:] + "."
	}
	return spec[0] + "."
}

// importDecls writes imports in one of several forms.
func (g *generator) importDecls(imports [][2]string) string {
	slices.SortFunc(imports, func(a, b [2]string) int { return strings.Compare(a[1], b[1]) })
	specs := make([]string, len(imports))
	for i, spec := range imports {
		path := pick(g, "%s %q", "%s %q", "%s %q", "%s %q", "%s %q", "%s %q", "%s %q", "%s `%s`")
		specs[i] = strings.TrimSpace(fmt.Sprintf(path, spec[0], spec[1])) + pick(g, "", "", "", "", "", "", "", " // a comment", " // a comment", " /* over\n\tlines */")
	}
	switch g.IntN(6) {
	case 0: // a declaration each
		return "import " + strings.Join(specs, "\nimport ") + "\n\n"
	case 1: // one group
		return "import (\n\t" + strings.Join(specs, "\n\t") + "\n)\n\n"
	case 2: // a group in blocks, with a comment
		return "import (\n\t// A comment.\n\t" + strings.Join(specs, "\n\n\t") + "\n)\n\n"
	case 3: // a declaration and a group
		return "import " + specs[0] + "\nimport (\n\t" + strings.Join(specs[1:], "\n\t") + "\n)\n\n"
	case 4: // groups
		return "import (\n\t" + strings.Join(specs, "\n)\nimport (\n\t") + "\n)\n\n"
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
