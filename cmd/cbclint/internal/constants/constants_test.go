package constants_test

import (
	"bytes"
	"go/ast"
	"go/constant"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/constants"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

func generate(entries []catalog.Entry, o constants.Options) ([]byte, error) {
	var b bytes.Buffer
	if o.Package == "" {
		o.Package, o.File = "cbc", "cbc.go"
	}
	err := constants.Generate(&b, slices.Values(entries), o)
	return b.Bytes(), err
}

func entry(code, name string) catalog.Entry {
	return catalog.Entry{Info: codes.Info{Code: codes.Code(code), Name: name}}
}

func builtin() []catalog.Entry { return slices.Collect(catalog.Builtin().All()) }

// ExampleGenerate shows the constant of a code with all fields, and of one with no field
// at all, not even a name.
func ExampleGenerate() {
	full, _ := catalog.Builtin().Lookup("CBC.99005003")
	source, err := generate([]catalog.Entry{full, entry("DMS.00400026", "")}, constants.Options{})
	if err != nil {
		panic(err)
	}
	_, shown, _ := bytes.Cut(source, []byte("\n)\n\n"))
	shown, _, _ = bytes.Cut(shown, []byte("// Lookup"))
	_, _ = os.Stdout.Write(shown)
	// Output:
	// // Of no family.
	// const (
	// 	// DMS00400026 is DMS.00400026.
	// 	DMS00400026 Code = "DMS.00400026"
	// )
	//
	// // Family order.
	// const (
	// 	// InsufficientBalance is CBC.99005003 (HTTP 400, order, terminal, twin CBC.5003): Your balance is insufficient.
	// 	// 余额不足。
	// 	InsufficientBalance Code = "CBC.99005003"
	// )
}

// TestErrors: if there can be no valid package, the error says why, and what to do.
func TestErrors(t *testing.T) {
	const remedy = "give the code another name in its catalog file"
	order := catalog.Entry{Info: codes.Info{Code: "CBC.1", Name: "A", Family: "order"}}
	for _, test := range []struct {
		entries []catalog.Entry
		options constants.Options
		want    string
	}{
		{nil, constants.Options{Package: "main"}, `-package: invalid package name "main"; want a Go identifier that others can import, such as cbc`},
		{nil, constants.Options{Package: "a/b"}, `-package: invalid package name "a/b"`},
		{nil, constants.Options{Package: "func"}, `-package: invalid package name "func"`},
		{nil, constants.Options{Package: "_"}, `-package: invalid package name "_"`},
		{nil, constants.Options{Package: "documentation"}, `-package: invalid package name "documentation"`},
		{[]catalog.Entry{order, entry("CBC.2", "")}, constants.Options{Families: []string{"orders"}}, `-family: unknown family "orders"; want some of order`},
		{[]catalog.Entry{order, entry("CBC.2", "")}, constants.Options{Families: []string{""}}, `-family: unknown family ""; want some of order`},
		{[]catalog.Entry{entry("CBC.1", ""), entry("DMS.1", "")}, constants.Options{Prefixes: []string{"ECS"}}, `-prefix: no code has the prefix "ECS"; want some of CBC, DMS`},
		{[]catalog.Entry{entry("CBC.1", ""), entry("CBC.1", "B")}, constants.Options{}, "the catalog has CBC.1 twice; want it once"},
		{[]catalog.Entry{entry("CBC.1", "A"), entry("DMS.1", "A")}, constants.Options{}, `the constant of "DMS.1" cannot be called A: that is the constant of "CBC.1"; ` + remedy},
		{[]catalog.Entry{entry("CBC.1", "DMS1"), entry("DMS.1", "")}, constants.Options{}, `the constant of "DMS.1" cannot be called DMS1: that is the constant of "CBC.1"; ` + remedy},
		{[]catalog.Entry{entry("CBC.1", "Lookup")}, constants.Options{}, `the constant of "CBC.1" cannot be called Lookup: that is the function Lookup; ` + remedy},
		{[]catalog.Entry{entry("CBC.1", "Code")}, constants.Options{}, "that is the type Code"},
		{[]catalog.Entry{entry("CBC.1", "Retryable")}, constants.Options{Untyped: true}, "that is the function Retryable"},
		{[]catalog.Entry{entry("CBC.1", "RetryThrottled")}, constants.Options{}, "that is the constant of retry class throttled"},
		{[]catalog.Entry{entry("CBC.1", "type")}, constants.Options{}, `"type" cannot be the constant of "CBC.1": want a Go identifier with a capital first letter; ` + remedy},
		{[]catalog.Entry{entry("CBC.1", "string")}, constants.Options{}, `"string" cannot be the constant`},
		{[]catalog.Entry{entry("CBC.1", "A B")}, constants.Options{}, `"A B" cannot be the constant`},
		{[]catalog.Entry{entry("...", "")}, constants.Options{}, `"" cannot be the constant of "..."`},
		{[]catalog.Entry{entry("12.1", "")}, constants.Options{}, `"121" cannot be the constant of "12.1"`},
	} {
		source, err := generate(test.entries, test.options)
		if err == nil || !strings.Contains(err.Error(), test.want) || len(source) != 0 {
			t.Errorf("%v %+v: %d bytes, %v; want %s", test.entries, test.options, len(source), err, test.want)
		}
	}
	for _, free := range []constants.Options{{Untyped: true}, {}} { // each name is taken only in the other mode
		name := map[bool]string{true: "Code", false: "Retryable"}[free.Untyped]
		if _, err := generate([]catalog.Entry{entry("CBC.1", name)}, free); err != nil {
			t.Errorf("%+v: %v", free, err)
		}
	}
}

// TestNamesOfPackageCodes: the constants are exactly those of package codes.
func TestNamesOfPackageCodes(t *testing.T) {
	for _, untyped := range []bool{false, true} {
		source, err := generate(builtin(), constants.Options{Untyped: untyped})
		if err != nil {
			t.Fatal(err)
		}
		pkg := checked(t, source).pkg
		count := 0
		for _, name := range pkg.Scope().Names() {
			if c, ok := pkg.Scope().Lookup(name).(*types.Const); ok && strings.HasPrefix(constant.StringVal(c.Val()), "CBC.") {
				count++
			}
		}
		if want := len(builtin()); count != want || want == 0 {
			t.Errorf("%d constants; want %d", count, want)
		}
		for info := range codes.All() {
			c, ok := pkg.Scope().Lookup(info.Name).(*types.Const)
			if !ok || constant.StringVal(c.Val()) != string(info.Code) {
				t.Errorf("%s is %v; want the constant %s", info.Name, c, info.Code)
				continue
			}
			if want := map[bool]string{true: "untyped string", false: "cbc.Code"}[untyped]; c.Type().String() != want {
				t.Errorf("%s has the type %s; want %s", info.Name, c.Type(), want)
			}
		}
	}
}

// TestFamilies: only the codes of other families are left out.
func TestFamilies(t *testing.T) {
	entries := builtin()
	for range 2 { // the order of the entries does not matter
		slices.Reverse(entries)
		source, err := generate(entries, constants.Options{Families: []string{"order", "cost", "order"}})
		if err != nil {
			t.Fatal(err)
		}
		if want := "// Code generated by \"cbclint gen -package cbc -o cbc.go -family cost,order\"; DO NOT EDIT.\n"; !bytes.HasPrefix(source, []byte(want)) {
			t.Errorf("it begins with\n%.100s\nwant\n%s", source, want)
		}
		scope := checked(t, source).pkg.Scope()
		for _, e := range entries {
			want := e.Family == "order" || e.Family == "cost"
			if got := scope.Lookup(e.Name) != nil; got != want {
				t.Errorf("a constant for %s of family %s: %t; want %t", e.Code, e.Family, got, want)
			}
		}
		// A twin is listed even if its family is left out.
		if !bytes.Contains(source, []byte(`Twins: []Code{"CBC.3155"}`)) {
			t.Error("no twin CBC.3155")
		}
	}
}

// TestCommand: the first line has a command that a shell reads with the same arguments.
// It is one line, whatever the names.
func TestCommand(t *testing.T) {
	for want, o := range map[string]constants.Options{
		`cbclint gen -package cbc -o cbc.go`:                                {Package: "cbc", File: "/home/me/cbc.go"},
		`cbclint gen -package cbc -o "my cbc.go" -untyped`:                  {Package: "cbc", File: "a/my cbc.go", Untyped: true},
		`cbclint gen -package cbc -o - -family 计费,订单`:                       {Package: "cbc", File: "-", Families: []string{"订单", "计费"}},
		`cbclint gen -package cbc -o cbc.go -family "a\n\ufeff\xff` + "`\"": {Package: "cbc", File: "cbc.go", Families: []string{"a\n\ufeff\xff`"}},
	} {
		if got := o.Command(); got != want {
			t.Errorf("%+v: %s; want %s", o, got, want)
		}
	}
}

// A sorter imports package sort, which is loaded once for all tests.
type sorter struct{}

var packageSort = sync.OnceValues(func() (*types.Package, error) {
	return importer.ForCompiler(token.NewFileSet(), "source", nil).Import("sort")
})

func (sorter) Import(string) (*types.Package, error) { return packageSort() }

var header = regexp.MustCompile(`\A// Code generated .* DO NOT EDIT\.\n`)

// A checkedFile is a generated package with its types.
type checkedFile struct {
	pkg  *types.Package
	file *ast.File
	info types.Info
}

// checked checks every generated file: its first line, its format, its imports, and that
// it compiles, even with an old Go.
func checked(t *testing.T, source []byte) checkedFile {
	t.Helper()
	if !header.Match(source) {
		t.Fatalf("it begins with %.100q", source)
	}
	if formatted, err := format.Source(source); err != nil || !bytes.Equal(formatted, source) {
		t.Fatalf("it is not as gofmt has it: %v\n%s", err, source)
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "cbc.go", source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	if !ast.IsGenerated(file) || file.Doc == nil || len(file.Imports) != 1 || file.Imports[0].Path.Value != `"sort"` {
		t.Fatalf("it does not count as generated, or imports too much:\n%.1000s", source)
	}
	c := checkedFile{file: file, info: types.Info{Types: make(map[ast.Expr]types.TypeAndValue)}}
	config := types.Config{GoVersion: "go1.13", Importer: sorter{}}
	if c.pkg, err = config.Check("cbc", fset, []*ast.File{file}, &c.info); err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	return c
}
