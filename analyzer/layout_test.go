package analyzer_test

import (
	"strings"
	"testing"

	"github.com/cbclint/cbclint/analyzer"
)

// TestImportLayout: an import can be added wherever line breaks and comments are, and has
// the line breaks of the file. In want, | is where it is added.
func TestImportLayout(t *testing.T) {
	const code = `var X = []string{"CBC.5003"}`
	const spec = `"github.com/cbclint/cbclint/codes"`
	for want, added := range map[string]string{
		"package p|\n\n" + code:                                                      "\n\nimport " + spec,
		"package p|; " + code:                                                        "; import " + spec,
		"package p // c|\n" + code:                                                   "\n\nimport " + spec,
		"package p| /* a\nb */ " + code:                                              "; import " + spec,
		"package p /* a\nb */|\n" + code:                                             "\n\nimport " + spec,
		"package p|;\n\n" + code:                                                     "\n\nimport " + spec,
		"package p; import _ \"os\"|; " + code:                                       "; import " + spec,
		"package p; import _ \"os\"|\n" + code:                                       "\nimport " + spec,
		"package p\nimport _ \"os\" // c|\n" + code:                                  "\nimport " + spec,
		"package p\nimport _ \"os\"|; import _ \"fmt\"|; " + code:                    "; import " + spec,
		"package p\nimport (_ \"os\"; _ \"fmt\"|)\n" + code:                          "; " + spec,
		"package p\nimport (_ \"os\"\n_ \"fmt\"|)\n" + code:                          "; " + spec,
		"package p\nimport (|)\n" + code:                                             "\n\t" + spec + "\n",
		"package p\nimport (\n\t_ \"os\"|\n)\n\n" + code:                             "\n\n\t" + spec,
		"package p\r\n\r\nimport (\r\n\t_ \"os\"|\r\n)\r\n\r\n" + code:               "\r\n\r\n\t" + spec,
		"package p\r\n\r\nimport (\r\n\t_ \"os\" /* a\r\n b */|\r\n)\r\n\r\n" + code: "\r\n\r\n\t" + spec,
		"package p /* a\r\nb */|\r\n\r\n" + code:                                     "\r\n\r\nimport " + spec,
		"\ufeffpackage p|\r\n\r\n" + code:                                            "\r\n\r\nimport " + spec,
	} {
		if i := strings.LastIndexByte(want, '|'); i >= 0 {
			want = strings.ReplaceAll(want[:i], "|", "") + added + want[i+1:]
		}
		source := strings.Replace(want, added, "", 1) + "\n"
		want = strings.Replace(want, `"CBC.5003"`, "string(codes.InsufficientBalance5003)", 1) + "\n"
		pkg := check(t, source)
		fixed, err := pkg.Fix(run(t, pkg, analyzer.Analyzer)...)
		if err != nil {
			t.Errorf("%q: %v", source, err)
			continue
		}
		for _, got := range fixed.Sources {
			if got != want {
				t.Errorf("%q becomes\n%q; want\n%q", source, got, want)
			}
		}
	}
}

// TestFillLayout: a case can be added wherever the clauses of a switch are, and the
// result compiles. In want, the text between bars is added.
func TestFillLayout(t *testing.T) {
	const missing = "case \"CBC.0250\",\n\t\t\"CBC.99007197\":\n\t\t// TODO: handle retryable codes."
	for name, want := range map[string]string{
		"a clause on the line of its brace": "func f(s string) {\n\tswitch s { case \"CBC.0151\":\n\t\tprintln()\n\t|" + missing + "\n\t|}\n}",
		"all on a line":                     "func f(s string) {\n\tswitch s { case \"CBC.0151\": println();~|\n\t" + missing + "\n\t|default: println() }\n}",
		"the end on a line":                 "func f(s string) {\n\tswitch s { case \"CBC.0151\": println()~|\n\t" + missing + "\n\t|}\n}",
		"another indent":                    "func f(s string) { switch s {\n\tcase \"CBC.0151\": println() // why\n\t|" + missing + "\n\t|default:\n} }",
		"a goto at the end":                 "func f(s string) {\nagain:\n\tswitch s {\n\tcase \"CBC.0151\":\n\t\tgoto again\n\t|" + missing + "\n\t|}\n}",
		"a comment at the end":              "func f(s string) {\n\tswitch s {\n\tcase \"CBC.0151\":\n\t\tprintln() // why\n\t|" + missing + "\n\t|}\n}",
		"a comment as the end":              "func f(s string) {\n\tswitch s {\n\tcase \"CBC.0151\":\n\t\t// nothing\n\t|" + missing + "\n\t|}\n}",
		"spaces":                            "func f(s string) {\n  switch s {\n  case \"CBC.0151\":\n  |" + strings.ReplaceAll(missing, "\n\t\t", "\n  \t") + "\n  |}\n}",
		"with windows' line breaks":         "func f(s string) {\r\n\tswitch s {\r\n\tcase \"CBC.0151\":\r\n\t|" + strings.ReplaceAll(missing, "\n", "\r\n") + "\r\n\t|}\r\n}",
		"the error at hand":                 "func f(s string, err error) (int, error) {\n\tswitch s {\n\tcase \"CBC.0151\":\n\t\treturn 1, nil\n\t|" + missing + "\n\t\treturn 0, err\n\t|default:\n\t\treturn 2, nil\n\t}\n}",
		"zero values":                       "type t struct{ x int }\n\nfunc f[T any](s string) (t, T, []int, [2]bool) {\n\tswitch s {\n\tcase \"CBC.0151\":\n\t\tpanic(1)\n\t|" + missing + "\n\t\treturn t{}, *new(T), nil, [2]bool{}\n\t|default:\n\t\tpanic(2)\n\t}\n}",
		"no error at hand":                  "type t struct{ x int }\n\nfunc f[T any](s string) (t, T, []int, [2]bool, error) {\n\tswitch s {\n\tcase \"CBC.0151\":\n\t\tpanic(1)\n\t|" + missing + "\n\t\tpanic(\"TODO\")\n\t|default:\n\t\tpanic(2)\n\t}\n}",
	} {
		parts := strings.Split(want, "|")
		head, end := "package p\n\n", "\n"
		if strings.Contains(want, "\r") {
			head, end = "package p\r\n\r\n", "\r\n"
		}
		source := head + strings.Replace(parts[0], "~", " ", 1) + parts[2] + end // "~" is a space that the fix removes
		parts[0] = strings.Replace(parts[0], "~", "", 1)
		off := false
		pkg := check(t, source)
		fixed, err := pkg.Fix(run(t, pkg, analyzer.New(analyzer.Settings{Suggest: true, Strict: true, Constant: &off}))...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, got := range fixed.Sources {
			if want := head + strings.Join(parts, "") + end; got != want {
				t.Errorf("%s:\n%q; want\n%q", name, got, want)
			}
		}
	}
}

// TestNoSpace: an edit stays apart from a keyword directly before it.
func TestNoSpace(t *testing.T) {
	for source, want := range map[string]string{
		"func f(s string)string{switch s{case\"CBC.5003\":return\"a\"};return\"b\"}":                               "switch codes.Code(s){case codes.InsufficientBalance5003:",
		"func f(s string)string{switch(s){case`CBC.5003`:return\"a\"};return\"b\"}":                                "switch codes.Code((s)){case codes.InsufficientBalance5003:",
		"func f(k codes.Code)string{switch(string(k)){case\"CBC.5003\":return\"a\"};return\"b\"};var _ codes.Code": "switch k{case codes.InsufficientBalance5003:",
		"func f()string{return\"CBC.5003\"}":                                                                       "return string(codes.InsufficientBalance5003)",
		"func f(s string)bool{if\"CBC.5003\"==s{return true};return false}":                                        "if string(codes.InsufficientBalance5003)==s{",
	} {
		header := "package p;"
		if strings.Contains(source, "codes.") {
			header += "import \"github.com/cbclint/cbclint/codes\";"
		}
		pkg := check(t, header+source+"\n")
		for _, d := range run(t, pkg, analyzer.Analyzer) {
			if _, err := pkg.Fix(d); err != nil {
				t.Errorf("%s: %v", source, err)
			}
		}
		fixed, err := pkg.Fix(run(t, pkg, analyzer.Analyzer)...)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		for _, got := range fixed.Sources {
			if !strings.Contains(got, want) {
				t.Errorf("%s becomes\n%s", source, got)
			}
		}
	}
}
