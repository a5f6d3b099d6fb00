package fate_test

import (
	"flag"
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/packages"

	"github.com/cbclint/cbclint/analyzer/internal/fate"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

var patterns = flag.String("packages", "mime,net/textproto", "follow the texts in these `packages`, such as std")

// texts is a domain in which every short text is a code.
type texts struct{}

func (texts) Codes() []codeset.Code {
	return []codeset.Code{{Text: "GET", Retryable: true}, {Text: "POST"}, {Text: "http", Status: 400, Retryable: true}}
}
func (texts) Declares(types.Object) bool                { return false }
func (texts) IsPredicate(*types.Func) bool              { return false }
func (texts) IsCode(text string) bool                   { return 0 < len(text) && len(text) < 12 }
func (texts) CodesIn(string) []string                   { return nil }
func (texts) CodesOf(codeset.Predicate) map[string]bool { return nil }
func (texts) TwinsOf(string, *types.Package) []string   { return nil }

// TestAnyProgram: programs that are not about codes are followed, too, if their texts are
// taken for codes.
func TestAnyProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes time")
	}
	const mode = packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedDeps
	all, err := packages.Load(&packages.Config{Mode: mode}, strings.Split(*patterns, ",")...)
	if err != nil {
		t.Fatal(err)
	}
	flows := 0
	for _, p := range all {
		pass := &analysis.Pass{
			Fset: p.Fset, Files: p.Syntax, Pkg: p.Types, TypesInfo: p.TypesInfo,
			ResultOf: map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(p.Syntax)},
		}
		followed := fate.NewPackage(&source.Package{Pass: pass}, texts{})
		for _, file := range p.Syntax {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.FuncDecl); ok {
					flows += len(followed.Flows(decl))
				}
			}
		}
	}
	if flows == 0 {
		t.Error("there is nothing to follow")
	}
	t.Logf("%d packages, %d flows", len(all), flows)
}
