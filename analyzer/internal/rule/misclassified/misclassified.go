// Package misclassified reports codes treated against their class.
//
// The rule speaks where the program says itself what becomes of a code: a terminal code is
// retried, a retryable one is given up, one that may have taken effect is sent again.
//
//	func isRetryable(code string) bool { return code == "CBC.5003" }
//	// CBC error code "CBC.5003" (Insufficient balance.) is retried, but is terminal: the same request cannot succeed
package misclassified

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/fate"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "misclassified"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report codes treated against their class",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	return lint.Visitor{
		Nodes: []ast.Node{(*ast.CompositeLit)(nil), (*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.AssignStmt)(nil)},
		Visit: (&rule{f}).visit,
	}
}

// rule is the rule misclassified for a file.
type rule struct{ *lint.Pass }

// visit checks a node.
func (f *rule) visit(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.CompositeLit:
		f.checkSet(cur, n)
	case *ast.FuncDecl, *ast.FuncLit:
		if !decision.IsInFunction(cur) {
			f.checkFunction(cur)
		}
	case *ast.AssignStmt:
		f.checkElement(n)
	}
}

// checkFunction finds codes like
//
//	case "CBC.5003":
//		return retry.RetryableError(err)
//
// that are treated against their class. The program says so itself: it retries a code
// that can never succeed, gives up one that may succeed, or sends again a request that
// may have taken effect.
func (f *rule) checkFunction(cur inspector.Cursor) {
	flows := f.Fates.Flows(cur.Node())
	if len(flows) == 0 {
		return
	}
	named := make(map[token.Pos][]ast.Expr) // codes by the position of their comparison
	for cur := range cur.Preorder((*ast.CaseClause)(nil), (*ast.BinaryExpr)(nil), (*ast.CallExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.CaseClause:
			for _, expr := range n.List {
				if _, ok := f.CodeOf(expr); ok {
					named[expr.Pos()] = append(named[expr.Pos()], expr)
				}
			}
		case *ast.BinaryExpr:
			for _, side := range [...]ast.Expr{n.X, n.Y} {
				if _, ok := f.CodeOf(side); ok {
					named[n.OpPos] = append(named[n.OpPos], side)
				}
			}
		case *ast.CallExpr:
			if same := f.SameCondition(n); same != nil {
				named[n.Lparen] = append(named[n.Lparen], same.Constant)
			}
			for _, arg := range n.Args { // slices.Contains([]string{…}, code)
				if lit, ok := arg.(*ast.CompositeLit); ok && astutil.IsSetType(f.TypesInfo, lit) {
					named[n.Lparen] = append(named[n.Lparen], lit.Elts...)
				}
			}
		}
	}
	for _, flow := range flows {
		for _, c := range flow.Compares {
			for _, expr := range named[c.Pos] {
				if code, ok := f.CodeOf(expr); ok && c.Names[code] {
					said, polled := flow.PlainFate(code)
					f.checkFate(expr, said, polled)
				}
			}
		}
	}
}

// checkSet finds codes in a set like
//
//	var retryable = map[string]bool{"CBC.5003": true}
func (f *rule) checkSet(cur inspector.Cursor, lit *ast.CompositeLit) {
	f.checkRow(cur, lit)
	name := astutil.ReceivedBy(cur)
	if fateByName(name, true) == fate.Unclear || !astutil.IsSetType(f.TypesInfo, lit) {
		return
	}
	for _, elt := range lit.Elts {
		said := true
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Key
			if astutil.IsBool(f.TypesInfo, kv.Value) {
				said = astutil.BoolValue(f.TypesInfo, kv.Value)
			} else if astutil.IsBoolean(astutil.TypeOf(f.TypesInfo, kv.Value)) {
				continue // the value is not constant
			}
		}
		if _, ok := f.CodeOf(elt); ok {
			f.checkFate(elt, fateByName(name, said), false)
		}
	}
}

// checkRow finds the code in a struct like
//
//	{Code: "CBC.5003", Retry: true}
//	{"CBC.5003", true}
//
// or in the key of one in a map.
func (f *rule) checkRow(cur inspector.Cursor, lit *ast.CompositeLit) {
	said, named := fate.Unclear, []ast.Expr(nil)
	if kv, ok := cur.Parent().Node().(*ast.KeyValueExpr); ok && kv.Value == lit {
		named = append(named, kv.Key)
	}
	fields, ok := f.TypesInfo.TypeOf(lit).Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, elt := range lit.Elts {
		name, value := "", elt
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			name, value = kv.Key.(*ast.Ident).Name, kv.Value
		} else {
			name = fields.Field(i).Name()
		}
		if astutil.IsBool(f.TypesInfo, value) && (strings.EqualFold(name, "retry") || idiom.IsRetryName(name)) {
			said = fate.GivenUp
			if astutil.BoolValue(f.TypesInfo, value) {
				said = fate.Retried
			}
		}
		named = append(named, value)
	}
	if said == fate.Unclear {
		return
	}
	for _, expr := range named {
		if _, ok := f.CodeOf(expr); ok {
			f.checkFate(expr, said, false)
		}
	}
}

// comesToBe matches the message of a code for a thing that does not exist, perhaps only
// not yet. Such a failure may go away, although the request itself does not help.
var comesToBe = regexp.MustCompile(`(?i)\b(not? (exist|found)|does not exist|do not exist|no .* found|cannot be found)`)

// checkElement finds codes in an assignment like
//
//	retryable["CBC.5003"] = true
func (f *rule) checkElement(assign *ast.AssignStmt) {
	for i, lhs := range assign.Lhs {
		elem, ok := lhs.(*ast.IndexExpr)
		if !ok || len(assign.Rhs) != len(assign.Lhs) {
			continue
		}
		name := ""
		switch of := ast.Unparen(elem.X).(type) {
		case *ast.Ident:
			name = of.Name
		case *ast.SelectorExpr:
			name = of.Sel.Name
		}
		_, ok = f.CodeOf(elem.Index)
		if ok && astutil.IsBool(f.TypesInfo, assign.Rhs[i]) {
			f.checkFate(elem.Index, fateByName(name, astutil.BoolValue(f.TypesInfo, assign.Rhs[i])), false)
		}
	}
}

// fateByName returns the fate of a code if a name, such as isRetryable, is true or false
// for the code.
func fateByName(name string, said bool) fate.Fate {
	switch {
	case idiom.IsRetryName(name) && said, idiom.IsPermanentName(name) && !said:
		return fate.Retried
	case idiom.IsRetryName(name) || idiom.IsPermanentName(name):
		return fate.GivenUp
	}
	return fate.Unclear
}

// checkFate reports a code whose fate is against its class. It reports nothing if the
// class has a low confidence.
func (f *rule) checkFate(expr ast.Expr, said fate.Fate, polled bool) {
	code, _ := f.CodeOf(expr)
	info, ok := f.Catalog.Lookup(code)
	if !ok || info.Confidence == codes.ConfidenceLow || polled && comesToBe.MatchString(info.English) {
		return // if it is polled, the program waits for something to exist
	}
	service, quoted, at := lint.Service(code), lint.Describe(info), lint.About(code, expr)
	switch {
	case said == fate.Retried && info.Retry == codes.RetryTerminal:
		f.Report(Name, at, nil, "%s error code %s is retried, but is terminal: the same request cannot succeed", service, quoted)
	case said == fate.Retried && info.Retry == codes.RetryUnknownOutcome:
		f.Report(Name, at, nil, "%s error code %s is resent blindly, but may have taken effect: look before resending", service, quoted)
	case said == fate.GivenUp && info.Retry.Retryable():
		f.Report(Name, at, nil, "%s error code %s is a permanent failure here, but is %s: the same request may succeed later", service, quoted, info.Retry)
	}
}
