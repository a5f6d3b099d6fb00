package progen

import (
	"fmt"
	"strings"
)

// Support returns the files that a module of programs has beside them, by
// name. Its module path is example.com/gen, and it requires the module of
// package codes, which is at the path root.
func Support(root string) map[string]string {
	return map[string]string{
		"go.mod":                   goMod() + "\nreplace github.com/cbclint/cbclint => " + root + "\n",
		"h/h.go":                   gofmt(helpers),
		"consts/consts.go":         gofmt(constants),
		"consts/built.go":          "//go:build !never\n\npackage consts\n\nconst Refused = \"CBC.0150\"\n\nconst part = \"0150\"\n",
		"consts/left.go":           "//go:build never\n\npackage consts\n\nconst part = \"3002\"\n",
		"consts/consts_windows.go": "package consts\n\nconst Denied = \"CBC.0151\"\n",
		"typed/typed.go":           gofmt(typedConstants),
		"dotted/dotted.go":         gofmt(dottedConstants),
		"prefix/prefix.go":         "// Package prefix has the beginning of codes.\npackage prefix\n\nconst CBC = \"CBC.\"\n\nconst Typed string = CBC\n",
		"grpc/codes/codes.go":      "// Package codes has the name of the catalog.\npackage codes\n\ntype Code int\n\nconst Unknown Code = 2\n",
	}
}

// Constrained is a constant of a code that only some builds have.
const Constrained = "consts.Refused"

// Imports returns the paths of the packages that programs may import.
func Imports() []string {
	return []string{
		"example.com/gen/h", "example.com/gen/consts", "example.com/gen/typed", "example.com/gen/dotted",
		"example.com/gen/prefix", "example.com/gen/grpc/codes", codesPath,
		"fmt", "math", "strings", "unicode/utf8",
	}
}

// Main returns a program that runs the given ones and prints, for each, its
// name and what it computes.
func Main(programs []Program) string {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/gen/h\"\n")
	for _, p := range programs {
		fmt.Fprintf(&b, "\t\"example.com/gen/%s\"\n", p.Name)
	}
	b.WriteString(")\n\nfunc main() {\n")
	for _, p := range programs {
		fmt.Fprintf(&b, "\tfmt.Println(\"== %[1]s\")\n\t%[1]s.Run(h.Print)\n", p.Name)
	}
	b.WriteString("}\n")
	return gofmt(b.String())
}
