package retryable

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/constfix"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A filler adds cases to the switches of a file.
type filler struct{ *constfix.Fixer }

// fillSwitch returns the suggestion that adds a case for missing codes to a switch. It
// spells them like the first case that names a code. It returns nil if that is not
// possible.
func (f *filler) fillSwitch(d *decision.Decision, missing []catalog.Entry) *edit.Fix {
	stmt, ok := d.Cur.Node().(*ast.SwitchStmt)
	if !ok || f.IsCgo() || f.Generated {
		return nil
	}
	if astutil.IsTagless(f.TypesInfo, stmt) && (!astutil.IsPlain(d.Operand) || !f.isComparable(d.Operand) || !f.isUnguarded(stmt)) {
		return nil // it would repeat a call, compare what cannot equal a code, or leave out a guard
	}
	if !astutil.IsTagless(f.TypesInfo, stmt) && slices.ContainsFunc(astutil.Cases(stmt.Body), f.Varies) {
		return nil // in another build, the switch might have a case twice
	}
	model := f.modelOf(stmt)
	switch {
	case model == nil:
		return nil // all cases are like "code.Is(codes.X)"
	case astutil.IsTagless(f.TypesInfo, stmt) && !astutil.IsUntyped(model) && !types.Identical(astutil.TypeOf(f.TypesInfo, model), astutil.TypeOf(f.TypesInfo, d.Operand)):
		return nil // it is compared with something else
	}
	cases := make([]string, len(missing))
	var imports []analysis.TextEdit // the same for each case
	for i, e := range missing {
		var spelled string
		if spelled, imports = f.spellLike(model, e); spelled == "" {
			return nil
		}
		if astutil.IsTagless(f.TypesInfo, stmt) {
			spelled = types.ExprString(d.Operand) + " == " + spelled
		}
		cases[i] = spelled
	}
	lines := []string{"// TODO: handle retryable codes."}
	if f.needsReturn(d.Cur, stmt) {
		returns := f.returnAt(d.Cur, stmt)
		if returns == "" {
			return nil
		}
		lines = append(lines, returns)
	}
	pos := f.fillPos(stmt)
	first := f.isFirstOnLine(pos)
	indent := f.IndentOf(stmt.Body.Rbrace)
	if first {
		indent = f.IndentOf(pos) // the indent of the clause after it
	}
	inner := "\n" + indent + "\t"
	text := "case " + strings.Join(cases, ","+inner) + ":" + inner + strings.Join(lines, inner) + "\n" + indent
	added := edit.Insert(pos, f.WithLineBreaks(text))
	if !first {
		added = analysis.TextEdit{Pos: f.BehindText(pos), End: pos, NewText: []byte(f.WithLineBreaks("\n" + indent + text))}
	}
	return &edit.Fix{Message: "Add a case for the missing codes", Edits: append(imports, added)}
}

// needsReturn reports whether a new case must end in a return. Without it, the function
// would lack a return after the switch, and would not compile.
func (f *filler) needsReturn(cur inspector.Cursor, stmt *ast.SwitchStmt) bool {
	label := ""
	if labeled, ok := cur.Parent().Node().(*ast.LabeledStmt); ok {
		label = labeled.Label.Name
	}
	return astutil.FunctionAround(cur).Typ.Results.NumFields() != 0 && astutil.IsTerminating(f.TypesInfo, stmt, label)
}

// isComparable reports whether == compares an operand with a code. The operand of code.Is
// may be a pointer, or a struct that embeds a code.
func (f *filler) isComparable(operand ast.Expr) bool {
	basic, ok := astutil.TypeOf(f.TypesInfo, operand).Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// modelOf returns the first code in the cases of a switch that is compared by ==, or nil.
func (f *filler) modelOf(stmt *ast.SwitchStmt) ast.Expr {
	for _, clause := range stmt.Body.List {
		for _, expr := range clause.(*ast.CaseClause).List {
			if _, ok := f.CodeOf(expr); ok && !astutil.IsTagless(f.TypesInfo, stmt) {
				return ast.Unparen(expr)
			}
			found := ast.Expr(nil)
			ast.Inspect(expr, func(n ast.Node) bool {
				if e, ok := n.(*ast.BinaryExpr); ok && e.Op == token.EQL && found == nil {
					for _, side := range [...]ast.Expr{e.Y, e.X} {
						if _, ok := f.CodeOf(side); ok {
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
	return nil
}

// spellLike returns a code as an expression like a model and of the same type, and the
// edits that import what the expression names.
func (f *filler) spellLike(model ast.Expr, e catalog.Entry) (string, []analysis.TextEdit) {
	literal := strconv.Quote(string(e.Code))
	if call, ok := model.(*ast.CallExpr); ok { // a conversion
		arg := ast.Unparen(call.Args[0])
		inner, edits := f.spellLike(arg, e)
		if inner == "" {
			return "", nil
		}
		if types.Identical(astutil.TypeOf(f.TypesInfo, arg), astutil.TypeOf(f.TypesInfo, call)) && strings.HasSuffix(inner, ")") {
			return inner, edits // T(named), with a constant of type T
		}
		return types.ExprString(call.Fun) + "(" + inner + ")", edits
	}
	if astutil.IsUntyped(model) {
		return literal, nil
	}
	if name := f.siblingOf(model, e.Code); name != "" {
		return name, nil
	}
	named, ok := astutil.TypeOf(f.TypesInfo, model).(*types.Named)
	switch {
	case !ok:
		return literal, nil // the type is string
	case f.Packages.IsCodeType(named):
		if m, ok := f.Constants.Constant(e); ok && m.IsOfType(named) {
			qualifier, edits := f.ImportPackage(m.Package, model, m.Name)
			return qualifier + m.Name, edits
		}
	}
	if name := f.TypeName(named, model); name != "" {
		return name + "(" + literal + ")", nil
	}
	return "", nil
}

// siblingOf returns how the file writes the constant of a code from the same package as a
// model. The model is a constant outside of packages of constants, and the constant has
// the same type. If there is none, siblingOf returns "".
func (f *filler) siblingOf(model ast.Expr, code codes.Code) string {
	qualifier, id := "", model
	if sel, ok := model.(*ast.SelectorExpr); ok {
		qualifier, id = types.ExprString(sel.X)+".", sel.Sel
	}
	name, ok := id.(*ast.Ident)
	if !ok {
		return ""
	}
	known, ok := f.TypesInfo.Uses[name].(*types.Const)
	if !ok || known.Pkg() == nil || f.Packages.Declare(known) {
		return ""
	}
	var found *types.Const
	scope := known.Pkg().Scope()
	for _, name := range scope.Names() {
		c, ok := scope.Lookup(name).(*types.Const)
		if !ok || !types.Identical(c.Type(), known.Type()) || c.Val().Kind() != constant.String || constant.StringVal(c.Val()) != string(code) {
			continue
		}
		if qualifier != "" && !c.Exported() || qualifier == "" && f.Lookup(name, model) != c || f.IsTestFile(c.Pos()) && !f.IsTest() {
			continue
		}
		if found != nil {
			return "" // several constants: nobody knows which is meant
		}
		found = c
	}
	if found == nil {
		return ""
	}
	return qualifier + found.Name()
}

// isUnguarded reports whether the cases of a switch that name codes do nothing
// but compare with them: "ok && e.Code == code" does not.
func (f *filler) isUnguarded(stmt *ast.SwitchStmt) bool {
	for _, clause := range stmt.Body.List {
		for _, expr := range clause.(*ast.CaseClause).List {
			for range decision.Comparisons(f.Pass, expr) {
				if decision.Alternatives(f.Pass, expr, token.EQL) == nil || astutil.HasAnd(expr) {
					return false
				}
			}
		}
	}
	return true
}

// fillPos returns where to add a case. That is before a default clause at the end, and
// the comment above it, unless a clause falls through to it. Otherwise it is the end of
// the switch.
func (f *filler) fillPos(stmt *ast.SwitchStmt) token.Pos {
	end := stmt.Body.Rbrace
	clauses := stmt.Body.List
	last := clauses[len(clauses)-1].(*ast.CaseClause)
	if last.List != nil || len(clauses) == 1 {
		return end
	}
	before := clauses[len(clauses)-2].(*ast.CaseClause)
	if astutil.IsFallthrough(before.Body) {
		return end
	}
	column := func(pos token.Pos) int { return f.Fset.PositionFor(pos, false).Column }
	for _, group := range f.AST.Comments {
		if column(group.Pos()) > column(before.Pos()) {
			continue // it belongs to the case before
		}
		if before.End() <= group.Pos() && group.End() < last.Pos() && f.Line(group.Pos()) > f.Line(before.End()) &&
			f.Line(group.End()) == f.Line(last.Pos())-1 {
			return group.Pos()
		}
	}
	return last.Pos()
}

// isFirstOnLine reports whether only white space is before a position on its line.
func (f *filler) isFirstOnLine(pos token.Pos) bool {
	tok := f.Fset.File(pos)
	return len(f.Text()) == 0 || tok.LineStart(tok.PositionFor(pos, false).Line)+token.Pos(len(f.IndentOf(pos))) == pos
}
