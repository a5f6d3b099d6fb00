package analyzer

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/internal/catalog"
)

// checkMalformed detects a literal like "cbc.5003" or "CBC_5003", which can
// never equal the code that it is meant to be.
func (f *file) checkMalformed(lit literal, e catalog.Entry, defect string) {
	if !f.malformed || f.allow[lit.value] || f.isPartOfText(lit) || f.isCompensated(lit) {
		return
	}
	var fix *fix
	if f.isMeantRight(lit) {
		fix = f.fixSpelling(lit, e)
	}
	f.report(ruleMalformed, lit.expr, fix, "malformed %s error code %q (%s); want %s", serviceOf(string(e.Code)), lit.value, defect, quoteWithMeaning(e))
}

// isPartOfText reports whether a literal is there to be put together with
// other text, e.g. "CBC.5003 " + message, fmt.Print("CBC.5003 ").
func (f *file) isPartOfText(lit literal) bool {
	switch parent := lit.outer.Parent().Node().(type) {
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
		case "bytes", "regexp", "strings":
			return strings.TrimSpace(lit.value) != lit.value
		}
	}
	return false
}
