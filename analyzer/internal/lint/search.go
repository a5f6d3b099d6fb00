package lint

import (
	"go/ast"

	"golang.org/x/tools/go/ast/edge"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A Search is a call that searches a text for a literal.
type Search struct {
	Text      ast.Expr // what is searched; nil if the call does not have it
	IsPattern bool     // the literal is a regular expression
	IsOpen    bool     // what is found may go on behind the literal
}

// SearchFor returns the call that searches a text for a literal, or nil.
func (p *Pass) SearchFor(lit Literal) *Search {
	cur := lit.Outer
	for kind, _ := cur.ParentEdge(); kind == edge.CallExpr_Args || kind == edge.ParenExpr_X; kind, _ = cur.ParentEdge() {
		call, ok := cur.Parent().Node().(*ast.CallExpr)
		if ok && !astutil.IsConversion(p.TypesInfo, call) {
			return p.SearchBy(call, cur.Node().(ast.Expr))
		}
		cur = cur.Parent() // []byte("CBC.5001")
	}
	return nil
}

// SearchBy returns the search that a call is for one of its arguments, or nil.
func (p *Pass) SearchBy(call *ast.CallExpr, sought ast.Expr) *Search {
	fn := astutil.FunctionOf(p.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || fn.Signature().Recv() != nil {
		return nil
	}
	switch fn.Pkg().Path() {
	case "strings", "bytes":
		if len(call.Args) != 2 || call.Args[1] != sought {
			return nil
		}
		switch fn.Name() {
		case "Contains", "HasPrefix", "Index", "LastIndex", "Count", "Cut", "CutPrefix":
			return &Search{Text: call.Args[0], IsOpen: true}
		case "HasSuffix", "CutSuffix":
			return &Search{Text: call.Args[0]}
		}
	case "regexp":
		if call.Args[0] != sought || fn.Name() == "QuoteMeta" {
			return nil
		}
		s := &Search{IsPattern: true}
		if len(call.Args) == 2 {
			s.Text = call.Args[1]
		}
		return s
	}
	return nil
}
