// Package unchecked reports failures with HTTP status 200 that nobody sees.
//
// CBC APIs answer many failures with status 200. Huawei's SDK makes no error of those
// without an error handler. A program that decodes the answers itself has to look at their
// code.
//
//	type answer struct {
//		Code  string `json:"error_code"`
//		Total int    `json:"total_count"`
//	}
//
//	func total() (int, error) {
//		resp, err := http.Get("https://bss.myhuaweicloud.com/v2/orders")
//		if err != nil {
//			return 0, err
//		}
//		var a answer
//		err = json.NewDecoder(resp.Body).Decode(&a)
//		return a.Total, err
//	}
//	// the code of a failure is decoded and never read: a failure with HTTP status 200 passes for success
package unchecked

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "unchecked"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report failures with HTTP status 200 that nobody sees",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	if f.IsTest() {
		return lint.Visitor{} // it may be about just that
	}
	r := &rule{f}
	nodes := []ast.Node{(*ast.CallExpr)(nil), (*ast.CompositeLit)(nil), (*ast.StructType)(nil)}
	return lint.Visitor{Nodes: nodes, Visit: r.visit}
}

// rule is the rule unchecked for a file.
type rule struct{ *lint.Pass }

// visit looks at a node.
func (f *rule) visit(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.CallExpr:
		f.checkCall(n)
	case *ast.CompositeLit:
		f.checkLiteral(n)
	case *ast.StructType:
		f.checkStruct(cur, n)
	}
}
