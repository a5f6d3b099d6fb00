// Package spelling finds out which code a misspelt literal means, and makes the
// suggestion that spells it right.
package spelling

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A Misspelling is a literal that is meant to be a code and can never equal it.
type Misspelling struct {
	catalog.Reading
	Entry        catalog.Entry // the entry of the meant code, if IsKnown
	IsKnown      bool
	IsNormalized bool // the program spells codes in its own way
}

// Of returns how a literal like "cbc.5003" or "CBC_5003" is misspelt. It returns nil if
// there is nothing to report. It reports false if the literal is a part of a text and not
// a code.
func Of(f *lint.Pass, lit lint.Literal) (m *Misspelling, isCode bool) {
	reading, ok := f.Catalog.Read(lit.Value)
	if !ok || !f.HasLetters(lit) {
		return nil, false
	}
	e, known := f.Catalog.Lookup(reading.Code)
	decides := decides(f, lit)
	switch {
	case !decides && isPartOfText(f, lit), reading.AsText && !decides, reading.IsSplit && !known:
		return nil, false
	case !known && (!decides || !f.Catalog.IsWellFormed(reading.Code) || !strings.Contains(lit.Value, ".") && len(f.Catalog.Nearest(reading.Code)) == 0):
		return nil, true // e.g. "cbc-256" and "CBC-2048", which are ciphers
	case f.Allow[lit.Value]:
		return nil, true
	}
	return &Misspelling{reading, e, known, f.Texts().IsNormalized(lit.Expr, lit.Value, reading.Code)}, true
}

// isPartOfText reports whether the program puts a literal together with other text, as in
// "CBC.5003 " + message or fmt.Print("CBC.5003 ").
func isPartOfText(f *lint.Pass, lit lint.Literal) bool {
	switch parent := lit.Outer.Parent().Node().(type) {
	case *ast.BinaryExpr:
		return parent.Op == token.ADD
	case *ast.AssignStmt:
		return parent.Tok == token.ADD_ASSIGN
	case *ast.CallExpr:
		fn := typeutil.Callee(f.TypesInfo, parent)
		if fn == nil || fn.Pkg() == nil {
			return false
		}
		switch fn.Pkg().Path() {
		case "bufio", "errors", "flag", "fmt", "io", "log", "log/slog", "os", "testing":
			return true // e.g. os.Getenv("CBC_5003")
		case "regexp":
			return true // a pattern has a spelling of its own
		case "bytes", "strings":
			return strings.TrimSpace(lit.Value) != lit.Value
		}
	}
	return false
}

// decides reports whether a literal is compared, is a case or a key, or is an element of
// a list. A variable or constant with the literal as its value counts, too.
func decides(f *lint.Pass, lit lint.Literal) bool {
	switch kind, _ := lit.Outer.ParentEdge(); kind {
	case edge.ValueSpec_Values, edge.AssignStmt_Rhs:
		return slices.ContainsFunc(f.UsesOf(f.Assigned(lit.Outer)), func(cur inspector.Cursor) bool { return isDecisive(f, cur) })
	}
	return isDecisive(f, lit.Outer)
}

// isDecisive reports whether an expression is compared, is a case, a key or an element of
// a list, or is what a list is searched for.
func isDecisive(f *lint.Pass, cur inspector.Cursor) bool {
	parent := cur.Parent()
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.ParenExpr_X:
		return isDecisive(f, parent)
	case edge.BinaryExpr_X, edge.BinaryExpr_Y:
		op := parent.Node().(*ast.BinaryExpr).Op
		return op == token.EQL || op == token.NEQ
	case edge.CaseClause_List, edge.KeyValueExpr_Key, edge.IndexExpr_Index, edge.CompositeLit_Elts:
		return true
	case edge.SelectorExpr_X:
		call, ok := parent.Parent().Node().(*ast.CallExpr)
		return ok && f.IsCallOfCodes(call, "Is")
	case edge.CallExpr_Args:
		call := parent.Node().(*ast.CallExpr)
		if astutil.IsConversion(f.TypesInfo, call) {
			return isDecisive(f, parent)
		}
		if f.IsCallOfCodes(call, "Is") {
			return true
		}
		fn := typeutil.Callee(f.TypesInfo, call)
		return fn != nil && fn.Pkg() != nil && (fn.Pkg().Path() == "slices" || fn.Pkg().Path() == "strings" && (fn.Name() == "Compare" || fn.Name() == "EqualFold"))
	}
	return false
}
