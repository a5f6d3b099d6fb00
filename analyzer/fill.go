package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/codes"
)

// fillSwitch returns the fix that adds a case for missing codes to a switch,
// before its default clause, spelled as the first case that names a code. It
// returns nil if that is not asked for or not possible.
func (f *file) fillSwitch(d *decision, missing []codes.Info) *fix {
	stmt, ok := d.cur.Node().(*ast.SwitchStmt)
	if !f.fill || !ok || f.isCgo() || ast.IsGenerated(f.ast) {
		return nil
	}
	model := f.modelOf(d, stmt)
	cases := make([]string, len(missing))
	var imports []analysis.TextEdit // the same for each case
	for i, info := range missing {
		var spelled string
		if spelled, imports = f.spellLike(model, info); spelled == "" {
			return nil
		}
		if f.isTagless(stmt) {
			spelled = types.ExprString(d.operand) + " == " + spelled
		}
		cases[i] = spelled
	}
	pos, first := f.fillPos(stmt)
	indent := strings.Repeat("\t", f.Fset.PositionFor(stmt.Body.Rbrace, false).Column-1)
	todo := "// TODO: handle retryable codes."
	if isTerminating(stmt) {
		todo = `panic("TODO: handle retryable codes")` // or a return could be missing behind the switch
	}
	text := "case " + strings.Join(cases, ",\n"+indent+"\t") + ":\n" + indent + "\t" + todo + "\n" + indent
	if first {
		text = "\n" + indent + strings.TrimSuffix(text, "\n"+indent)
	}
	return &fix{message: "Add a case for the missing codes", edits: append(imports, insert(pos, text))}
}

// isTerminating reports whether nothing behind a switch is reached: it has a
// default clause, and each clause ends in a return, a goto or a panic.
func isTerminating(stmt *ast.SwitchStmt) bool {
	hasDefault := false
	for _, clause := range stmt.Body.List {
		clause := clause.(*ast.CaseClause)
		hasDefault = hasDefault || clause.List == nil
		if len(clause.Body) == 0 {
			return false
		}
		switch last := clause.Body[len(clause.Body)-1].(type) {
		case *ast.ReturnStmt, *ast.ForStmt, *ast.SwitchStmt, *ast.IfStmt, *ast.BlockStmt, *ast.SelectStmt:
		case *ast.BranchStmt:
			if last.Tok == token.BREAK || last.Tok == token.CONTINUE {
				return false
			}
		case *ast.ExprStmt:
			if call, ok := last.X.(*ast.CallExpr); !ok || !isNoReturn(call) {
				return false
			}
		default:
			return false
		}
	}
	return hasDefault
}

// modelOf returns the first expression in a switch that is a code.
func (f *file) modelOf(d *decision, stmt *ast.SwitchStmt) ast.Expr {
	for _, clause := range stmt.Body.List {
		for _, expr := range clause.(*ast.CaseClause).List {
			if _, ok := f.codeOf(expr); ok && !f.isTagless(stmt) {
				return ast.Unparen(expr)
			}
			found := ast.Expr(nil)
			ast.Inspect(expr, func(n ast.Node) bool {
				if e, ok := n.(*ast.BinaryExpr); ok && e.Op == token.EQL && found == nil {
					for _, side := range [...]ast.Expr{e.Y, e.X} {
						if _, ok := f.codeOf(side); ok {
							found = ast.Unparen(side)
						}
					}
				}
				return found == nil
			})
			if found != nil {
				return found
			}
		}
	}
	panic("unreachable: a decision names a code: " + d.named[0])
}

// spellLike returns a code as an expression like a model, and of its type, and
// the edits that import what it names.
func (f *file) spellLike(model ast.Expr, info codes.Info) (string, []analysis.TextEdit) {
	literal := strconv.Quote(string(info.Code))
	if call, ok := model.(*ast.CallExpr); ok { // a conversion
		inner, edits := f.spellLike(ast.Unparen(call.Args[0]), info)
		if inner == "" {
			return "", nil
		}
		return types.ExprString(call.Fun) + "(" + inner + ")", edits
	}
	if isUntyped(model) {
		return literal, nil
	}
	if name := f.siblingOf(model, info); name != "" {
		return name, nil
	}
	named, ok := f.typeOf(model).(*types.Named)
	switch {
	case !ok:
		return literal, nil // a string
	case isCodeType(named):
		if !f.canImport() {
			return "", nil
		}
		qualifier, edits := f.importCodes(model, info.Name)
		return qualifier + info.Name, edits
	}
	if name := f.typeName(named, model); name != "" {
		return name + "(" + literal + ")", nil
	}
	return "", nil
}

// siblingOf returns how the file writes the constant of a code that is declared
// in the package of a model, a constant other than of package codes, and has
// its type. It returns "" if there is none.
func (f *file) siblingOf(model ast.Expr, info codes.Info) string {
	qualifier, id := "", model
	if sel, ok := model.(*ast.SelectorExpr); ok {
		qualifier, id = types.ExprString(sel.X)+".", sel.Sel
	}
	name, ok := id.(*ast.Ident)
	if !ok {
		return ""
	}
	known, ok := f.TypesInfo.Uses[name].(*types.Const)
	if !ok || known.Pkg() == nil || isCodes(known) {
		return ""
	}
	c := f.constantsOf(known.Pkg(), f.isTest())[string(info.Code)]
	if c == nil || !types.Identical(c.Type(), known.Type()) || qualifier == "" && f.lookup(c.Name(), model) != c {
		return ""
	}
	return qualifier + c.Name()
}

// fillPos returns where a case is added: before the default clause and the
// comments above it, or at the end; but first of all if the default clause is
// first, or the clause before it falls through.
func (f *file) fillPos(stmt *ast.SwitchStmt) (pos token.Pos, first bool) {
	top := f.lineEnd(stmt.Body.Lbrace+1, stmt.Body.List[0].Pos())
	var before ast.Stmt
	pos = stmt.Body.Rbrace
	for _, clause := range stmt.Body.List {
		if clause.(*ast.CaseClause).List == nil {
			pos = clause.Pos()
			break
		}
		before = clause
	}
	if before == nil {
		return top, true
	}
	if body := before.(*ast.CaseClause).Body; len(body) > 0 {
		if last, ok := body[len(body)-1].(*ast.BranchStmt); ok && last.Tok == token.FALLTHROUGH {
			return top, true
		}
	}
	column := func(pos token.Pos) int { return f.Fset.PositionFor(pos, false).Column }
	for _, group := range f.ast.Comments {
		if column(group.Pos()) > column(before.Pos()) {
			continue // of the case before
		}
		if before.End() <= group.Pos() && group.End() < pos && f.line(group.Pos()) > f.line(before.End()) &&
			f.line(group.End()) == f.line(pos)-1 && pos != stmt.Body.Rbrace {
			return group.Pos(), false
		}
	}
	return pos, false
}
