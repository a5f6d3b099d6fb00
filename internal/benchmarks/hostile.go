package main

import (
	"fmt"
	"strings"
)

// A hostile input is slow for a program that looks at all of it again for each of its
// parts.
type hostile struct {
	name string
	n    int              // the smallest size
	text func(int) string // the text of a size
}

// files returns Go files, each for a package of its own.
func files() []hostile {
	return []hostile{
		{"a sum of n literals", 2_500, func(n int) string { return sum(n, func(int) string { return "a" }) }},
		{"a sum of n codes", 2_500, func(n int) string { return sum(n, func(int) string { return "CBC.5003 " }) }},
		{"a sum of n literals, half of them codes", 2_500, func(n int) string {
			return sum(n, func(i int) string { return []string{"a", " CBC.5003 "}[i%2] })
		}},
		{"n conditions in a function", 6_250, func(n int) string {
			return "package p\n\nfunc f(s string) int {\n" + lines(n, "\tif s == \"CBC.5003\" {\n\t\treturn %d\n\t}\n") + "\treturn -1\n}\n"
		}},
		{"n branches of else", 1_000, func(n int) string {
			return "package p\n\nfunc f(s string) int {\n" + strings.TrimSuffix(lines(n, "\tif s == \"CBC.5003\" {\n\t\treturn %d\n\t} else "), " else ") + "\n\treturn -1\n}\n"
		}},
		{"n switches in a function", 1_000, func(n int) string {
			return "package p\n\nfunc f(s string) {\n" + lines(n, "\tswitch s {\n\tcase \"CBC.5003\":\n\t\tprintln(%d)\n\t}\n") + "}\n"
		}},
		{"n constants in a condition", 1_000, func(n int) string {
			return "package p\n\nconst c = \"CBC.5003\"\n\n" + lines(n, "const c%d = \"CBC.5003\"\n") + "\nfunc f(s string) bool {\n\treturn s == c" + lines(n, " ||\n\t\ts == c%d") + "\n}\n"
		}},
		{"n functions that call each other", 1_000, func(n int) string {
			return "package p\n\nfunc next(s string) bool { return f0(s) }\n" + lines(n, "\nfunc f%d(s string) bool { return next(s) || s == \"cbc.5003\" }\n")
		}},
		{"n functions in a ring", 1_000, func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "\nfunc f%d(s string) bool { return f%d(s) || s == \"cbc.5003\" }\n", i, (i+1)%n)
			}
			return "package p\n" + b.String()
		}},
		{"n variables and misspelt codes", 1_000, func(n int) string {
			return "package p\n\nfunc f(s string) {\n" + lines(n, "\tx%[1]d := s\n\tif x%[1]d == \"cbc.5003\" {\n\t\tprintln()\n\t}\n") + "}\n"
		}},
		{"n calls with misspelt codes", 1_000, func(n int) string {
			return "package p\n\nfunc g(list ...string) bool { return list[0] == \"cbc.5003\" }\n\nfunc f(s string) {\n" + lines(n, "\tg(s, \"cbc-%04d\")\n") + "}\n"
		}},
		{"n methods of n types", 500, func(n int) string {
			return "package p\n\ntype i interface{ m() string }\n" + lines(n, "\ntype t%[1]d struct{}\n\nfunc (t%[1]d) m() string { return \"cbc.5003\" }\n\nfunc f%[1]d(x i) bool { return x.m() == \"cbc-5003\" }\n")
		}},
		{"n functions that are values", 1_000, func(n int) string {
			return "package p\n" + lines(n, "\nfunc f%d(s string) bool { return s == \"cbc.5003\" }\n") + "\nvar list = []func(string) bool{" + lines(n, "f%d, ") + "}\n\nfunc g(s string) {\n" + strings.Repeat("\tlist[0](s)\n", n) + "}\n"
		}},
		{"n comments and n literals", 6_250, func(n int) string {
			return "package p\n\nvar list = []string{\n" + lines(n, "\t// CBC.5003 is %d\n\t\"a CBC.5003 %[1]d\",\n") + "}\n"
		}},
		{"n imports", 6_250, func(n int) string {
			return "package p\n\nimport (\n" + lines(n, "\t_ \"example.com/p%d\"\n") + ")\n\nvar code = \"CBC.5003\"\n"
		}},
		{"a switch with n cases", 6_250, func(n int) string {
			return "package p\n\nfunc f(s string) int {\n\tswitch s {\n" + lines(n, "\tcase \"CBC.%08d\":\n\t\treturn 1\n") + "\t}\n\treturn 0\n}\n"
		}},
		{"a slice of n codes", 6_250, func(n int) string {
			return "package p\n\nvar list = []string{\n" + lines(n, "\t\"CBC.5003\", // %d\n") + "}\n"
		}},
		{"n directives", 6_250, func(n int) string {
			return "package p\n\nvar list = []string{\n" + lines(n, "\t\"CBC.9999\", //cbclint:ignore unknown -- %d\n") + "}\n"
		}},
	}
}

// sum returns a file with a sum of literals.
func sum(n int, text func(int) string) string {
	literals := make([]string, n)
	for i := range literals {
		literals[i] = fmt.Sprintf("%q", text(i))
	}
	return "package p\n\nconst text = " + strings.Join(literals, " +\n\t") + "\n"
}

// lines returns a text n times, each with its number.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// pages returns published pages in Markdown. The size is the size of the table, or about
// that of the page, in bytes.
func pages() []hostile {
	const head = "| Status Code | Error Code | Description |\n|---|---|---|\n"
	repeated := func(before, text, behind string) func(int) string {
		return func(n int) string { return before + strings.Repeat(text, n/len(text)) + behind }
	}
	return []hostile{
		{"a table of n rows", 12_500, func(n int) string {
			return head + lines(n, "| 400 | CBC.%08d | The quota is used up. |\n")
		}},
		{"n rows with marks", 12_500, func(n int) string {
			return head + lines(n, "| `400` | CBC.%08d | The *quota* of [it](x) is_used up. |\n")
		}},
		{"n columns and n rows", 12_500, func(n int) string {
			return "|Status Code|Error Code|Description|" + strings.Repeat("a|", n) + "\n" + strings.Repeat("|-", n+3) + "\n" + lines(n, "|400|CBC.%08d|a\n")
		}},
		{"n quotes in one another", 500_000, repeated(head, ">", "")},
		{"n brackets", 500_000, repeated("", "[", "")},
		{"a cell of links without an end", 500_000, repeated(head+"| 400 | CBC.5003 | ", "[a](b", " |\n")},
		{"a cell of comments without an end", 500_000, repeated(head+"| 400 | CBC.5003 | ", "<!-- ", " |\n")},
	}
}
