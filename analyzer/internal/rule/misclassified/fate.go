package misclassified

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A fate is what a program does about a failure, if it is clear.
type fate int

const (
	unclear fate = iota
	retried
	permanent
	asField   // a field of a struct says it
	asSaid    // retried if a function returns true
	polled    // retried until something exists
	untilDone // polled if a function returns false without an error
)

func fateIf(again bool) fate {
	if again {
		return retried
	}
	return permanent
}

// fateOf returns the fate that the statements of a case or an if give a failure. They
// must end in a return that says it, with only logging before it.
func (f *rule) fateOf(body []ast.Stmt, cur inspector.Cursor) fate {
	if len(body) == 0 {
		return unclear
	}
	before := body[:len(body)-1]
	stmt, ok := body[len(body)-1].(*ast.ReturnStmt)
	if !ok {
		return unclear
	}
	results := stmt.Results
	if len(before) > 0 {
		// "e := backoff.Permanent(err); return e", "retry = true; return"
		if assign, ok := before[len(before)-1].(*ast.AssignStmt); ok {
			if results = f.returned(assign, stmt, cur); results == nil {
				return unclear // e.g. it changes the request
			}
			before = before[:len(before)-1]
		}
	}
	for _, stmt := range before {
		if !astutil.IsLogging(f.TypesInfo, stmt) {
			return unclear // e.g. it tries again
		}
	}
	for _, result := range results {
		if said := f.wrapped(result); said != unclear {
			return said
		}
	}
	return f.returnedFate(results, cur)
}

// returned returns the results of a return, with the value of an assignment before it in
// place of the assigned variable. It returns nil if the variable is not a result.
func (f *rule) returned(assign *ast.AssignStmt, stmt *ast.ReturnStmt, cur inspector.Cursor) []ast.Expr {
	id, ok := assign.Lhs[0].(*ast.Ident)
	if !ok || len(assign.Lhs) != 1 || assign.Tok != token.ASSIGN && assign.Tok != token.DEFINE {
		return nil
	}
	obj := f.TypesInfo.ObjectOf(id)
	for i, result := range stmt.Results {
		if result, ok := result.(*ast.Ident); ok && f.TypesInfo.Uses[result] == obj {
			results := slices.Clone(stmt.Results)
			results[i] = assign.Rhs[0]
			return results
		}
	}
	if len(stmt.Results) != 0 {
		return nil
	}
	results := astutil.FunctionAround(cur).Typ.Results
	if results.NumFields() == 0 || len(results.List[0].Names) == 0 || f.TypesInfo.Defs[results.List[0].Names[0]] != obj {
		return nil
	}
	return assign.Rhs
}

// returnedFate returns the fate that a return of a constant gives, in a function whose
// first result says whether to retry.
func (f *rule) returnedFate(results []ast.Expr, cur inspector.Cursor) fate {
	if len(results) == 0 || !astutil.IsBool(f.TypesInfo, results[0]) {
		return unclear
	}
	said := astutil.BoolValue(f.TypesInfo, results[0])
	fn := astutil.FunctionAround(cur)
	switch f.roleOf(fn.Cur) {
	case asSaid:
		return fateIf(said)
	case untilDone:
		if !said && astutil.IsNil(results[len(results)-1]) {
			return polled
		}
		return unclear // done, or an error of any kind
	}
	if hasPlainResult(fn.Typ) {
		return fateByName(fn.Name, said)
	}
	return fateByResult(fn.Typ, said)
}
