package analyzer

import (
	"go/ast"
	"go/token"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
)

// Analyzer is the analyzer with the default settings, which its flags change.
var Analyzer = New(Settings{})

// A Result is what the analyzer returns for a package, beside diagnostics.
type Result struct {
	// Hint says how to get the fixes that some literals of the package do not
	// have because it cannot import package codes, or is "".
	Hint string
}

// New returns an analyzer with the given settings, which its flags change.
// The zero Settings are the defaults. If the settings are not valid, every run
// of the analyzer returns an error that says which and why.
func New(settings Settings) *analysis.Analyzer { return newAnalyzer(settings, true) }

// NewForGolangci is [New] for golangci-lint, which reads //nolint comments
// itself, and calls unused those that leave it nothing to suppress.
func NewForGolangci(settings Settings) *analysis.Analyzer { return newAnalyzer(settings, false) }

func newAnalyzer(settings Settings, readNolint bool) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:     "cbclint",
		Doc:      doc,
		URL:      "https://github.com/cbclint/cbclint",
		Requires: []*analysis.Analyzer{inspect.Analyzer},

		ResultType: reflect.TypeFor[*Result](),
	}
	settings.register(&a.Flags)
	// The flags are parsed between New and the first run.
	resolve := sync.OnceValues(settings.resolve)
	a.Run = func(pass *analysis.Pass) (any, error) {
		cfg, err := resolve()
		if err != nil {
			return nil, err
		}
		p := &pkg{Pass: pass, config: cfg, readNolint: readNolint}
		return p.run(), nil
	}
	return a
}

func (p *pkg) run() *Result {
	root := p.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root()
	for cur := range root.Children() {
		newFile(p, cur).check()
	}
	return &p.result
}

// check applies every rule to the file.
func (f *file) check() {
	f.findIgnores()
	var done token.Pos // the end of the constant expression looked at last
	for cur := range f.cur.Preorder(f.nodes...) {
		switch n := cur.Node().(type) {
		case *ast.SwitchStmt:
			if f.decisions["switch"] {
				f.checkDecision(f.switchAt(cur, n))
			}
			if f.misclassified {
				f.checkCases(cur, n)
			}
		case *ast.IfStmt:
			if f.decisions["if"] {
				f.checkDecision(f.chainAt(cur, n))
			}
			if f.misclassified {
				f.checkBranch(cur, n)
			}
		case *ast.CompositeLit:
			if f.decisions["set"] {
				f.checkDecision(f.setAt(cur, n))
			}
			if f.misclassified {
				f.checkSet(cur, n)
			}
		case *ast.FuncDecl, *ast.FuncLit:
			f.checkFunction(cur)
		case *ast.AssignStmt:
			f.checkElement(n)
		default:
			if n.Pos() < done {
				continue // part of the constant expression looked at last
			}
			if lit, ok := f.literalAt(cur); ok {
				done = lit.outer.Node().End()
				f.checkLiteral(lit)
			}
		}
	}
	f.checkUnusedIgnores()
}

// checkLiteral applies the rules about literals; at most one of unknown,
// malformed and constant speaks about a literal that is a code as a whole.
func (f *file) checkLiteral(lit literal) {
	if isCode(lit.value) {
		f.checkUnknown(lit)
		f.checkConstant(lit)
		return
	}
	if code, defect, ok := respell(lit.value); ok {
		f.checkMalformed(lit, code, defect)
		return
	}
	f.checkMentions(lit)
}
