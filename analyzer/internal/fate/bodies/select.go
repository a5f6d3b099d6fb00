// Package bodies makes the SSA form of the functions that matter: those that may decide by
// codes, and small ones that they call. The form of a whole package would cost more than
// everything else that is done with it.
package bodies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"strings"

	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// MaxCalls is how deep calls are followed.
const MaxCalls = 4

// A Selection is what of a package has to be built: the functions that may decide by
// codes, those that ask them, and small ones that these call.
type Selection struct {
	src       *source.Package
	domain    codeset.Domain
	Prog      *ssa.Program
	Pkg       *ssa.Package
	Functions map[ast.Node]*ssa.Function // those that decide, by declaration or literal

	deciding map[*ast.FuncDecl]bool
	bodies   map[*ast.FuncDecl]int // one more than how deep calls are followed from there
	changing map[*types.Var]bool   // memo of IsPointeeChanged
	vars     map[*types.Var]bool   // variables of the package that hold tables of codes
	Fixed    map[*types.Var]bool   // those of them that nothing changes
	uses     map[types.Object][]inspector.Cursor
}

// choose returns the selection, or nil if no function names a code.
func choose(src *source.Package, d codeset.Domain) *Selection {
	s := &Selection{
		src: src, domain: d, Functions: make(map[ast.Node]*ssa.Function),
		deciding: make(map[*ast.FuncDecl]bool), bodies: make(map[*ast.FuncDecl]int), changing: make(map[*types.Var]bool),
		vars: make(map[*types.Var]bool), Fixed: make(map[*types.Var]bool), uses: make(map[types.Object][]inspector.Cursor),
	}
	root := src.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root()
	s.findNaming(root)
	if len(s.deciding) == 0 && len(s.vars) == 0 {
		return nil
	}
	s.addTables()
	for v := range s.vars {
		s.Fixed[v] = true
		for _, use := range s.uses[v] {
			if fn := declAround(use); fn != nil {
				s.deciding[fn] = true
			}
			if s.isChanged(use, false, MaxCalls) {
				delete(s.Fixed, v)
			}
		}
	}
	for range 2 { // a function that asks one that asks decides, too
		for fn := range maps.Clone(s.deciding) {
			obj, ok := s.src.TypesInfo.Defs[fn.Name].(*types.Func)
			if !ok || !answers(obj) {
				continue
			}
			for _, use := range s.uses[obj] {
				if caller := declAround(use); caller != nil {
					s.deciding[caller] = true
				}
			}
		}
	}
	for fn := range s.deciding {
		s.add(fn, MaxCalls)
	}
	return s
}

// answers reports whether the result of a function may be an answer by which its callers
// decide: a truth value, a constant.
func answers(fn *types.Func) bool {
	for v := range fn.Signature().Results().Variables() {
		t := v.Type()
		if _, isNamed := types.Unalias(t).(*types.Named); astutil.IsBoolean(t) || isNamed && (ssainfo.IsString(t) || ssainfo.IsInteger(t)) {
			return true
		}
	}
	return false
}

// addTables adds the lists and maps of texts that the functions use that name codes: they
// may have codes of services that are in no catalog.
func (s *Selection) addTables() {
	for obj, uses := range s.uses {
		v, ok := obj.(*types.Var)
		if !ok || v.Parent() != s.src.Pkg.Scope() || s.vars[v] || !isTable(v.Type()) {
			continue
		}
		for _, use := range uses {
			if s.deciding[declAround(use)] {
				s.vars[v] = true
				break
			}
		}
	}
}

func isTable(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Map:
		return ssainfo.IsString(t.Key())
	case *types.Slice:
		return ssainfo.IsString(t.Elem())
	case *types.Array:
		return ssainfo.IsString(t.Elem())
	}
	return false
}

// findNaming finds the functions that name codes or ask about them, the variables that
// hold tables of codes, and where objects of the package are used.
func (s *Selection) findNaming(root inspector.Cursor) {
	for cur := range root.Preorder((*ast.Ident)(nil), (*ast.BasicLit)(nil)) {
		var text constant.Value
		switch n := cur.Node().(type) {
		case *ast.BasicLit:
			if len(n.Value) > len(`"CBC.0"`)-2 {
				text = s.src.TypesInfo.Types[n].Value
			}
		case *ast.Ident:
			obj := s.src.TypesInfo.Uses[n]
			if obj == nil {
				continue
			}
			if obj.Pkg() == s.src.Pkg {
				s.uses[obj] = append(s.uses[obj], cur)
			}
			switch obj := obj.(type) {
			case *types.Const:
				text = obj.Val()
			case *types.Func:
				if s.domain.Declares(obj) || s.domain.IsPredicate(obj) {
					if fn := declAround(cur); fn != nil {
						s.deciding[fn] = true
					}
				}
			}
		}
		if text != nil && text.Kind() == constant.String && s.names(cur, constant.StringVal(text)) {
			s.addNaming(cur)
		}
	}
}

// names reports whether a text is a code, or a regular expression that searches for codes.
func (s *Selection) names(cur inspector.Cursor, text string) bool {
	if s.domain.IsCode(strings.ToUpper(text)) {
		return true
	}
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	if !ok {
		return false
	}
	fn := astutil.FunctionOf(s.src.TypesInfo, call)
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "regexp" && len(s.domain.CodesIn(text)) != 0
}

func (s *Selection) addNaming(cur inspector.Cursor) {
	if fn := declAround(cur); fn != nil {
		s.deciding[fn] = true
		return
	}
	for spec := range cur.Enclosing((*ast.ValueSpec)(nil)) {
		for _, name := range spec.Node().(*ast.ValueSpec).Names {
			if v, ok := s.src.TypesInfo.Defs[name].(*types.Var); ok {
				s.vars[v] = true
			}
		}
	}
}

func declAround(cur inspector.Cursor) *ast.FuncDecl {
	for fn := range cur.Enclosing((*ast.FuncDecl)(nil)) {
		return fn.Node().(*ast.FuncDecl)
	}
	return nil
}

// add adds a function and those of the package that it calls, if these decide or are small.
func (s *Selection) add(fn *ast.FuncDecl, depth int) {
	const small = 1000 // bytes
	if fn.Body == nil || s.bodies[fn] > depth || !s.deciding[fn] && fn.End()-fn.Pos() > small {
		return // or it has been followed as deep already, wherever the search began
	}
	s.bodies[fn] = depth + 1
	if depth == 0 {
		return
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if called, ok := s.src.TypesInfo.Uses[id].(*types.Func); ok && called.Pkg() == s.src.Pkg {
				if decl := s.src.DeclOf(called.Origin()); decl != nil {
					s.add(decl, depth-1)
				}
			}
		}
		return true
	})
}

// IsPointeeChanged reports whether a function of the package may change what a parameter,
// or its receiver, points to.
func (s *Selection) IsPointeeChanged(v *types.Var) bool {
	if known, ok := s.changing[v]; ok {
		return known
	}
	s.changing[v] = false // a function may call itself
	for _, use := range s.uses[v] {
		if s.isChanged(use, true, MaxCalls) {
			s.changing[v] = true
			break
		}
	}
	return s.changing[v]
}

// isChanged reports whether a use of a variable may change what it holds or, if deep, what
// it points to.
func (s *Selection) isChanged(cur inspector.Cursor, deep bool, depth int) bool {
	for {
		kind, i := cur.ParentEdge()
		switch kind {
		case edge.AssignStmt_Lhs, edge.IncDecStmt_X, edge.RangeStmt_Key, edge.RangeStmt_Value:
			return !deep
		case edge.UnaryExpr_X:
			return !deep && cur.Parent().Node().(*ast.UnaryExpr).Op == token.AND
		case edge.CallExpr_Args:
			return s.isChangedBy(cur.Parent().Node().(*ast.CallExpr), i, depth)
		case edge.SelectorExpr_X:
			if call, ok := cur.Parent().Parent().Node().(*ast.CallExpr); ok && call.Fun == cur.Parent().Node() {
				return s.isChangedBy(call, -1, depth)
			}
			cur, deep = cur.Parent(), false
		case edge.IndexExpr_X, edge.StarExpr_X:
			cur, deep = cur.Parent(), false
		case edge.ParenExpr_X, edge.SliceExpr_X:
			cur = cur.Parent()
		default:
			return false
		}
	}
}

// isChangedBy reports whether a call may change what its argument holds, or its receiver
// if i is negative.
func (s *Selection) isChangedBy(call *ast.CallExpr, i, depth int) bool {
	id, _ := ast.Unparen(call.Fun).(*ast.Ident)
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		id = sel.Sel
	}
	if id == nil {
		return false
	}
	switch fn := s.src.TypesInfo.Uses[id].(type) {
	case *types.Builtin:
		return i == 0 && (fn.Name() == "delete" || fn.Name() == "clear" || fn.Name() == "copy")
	case *types.Func:
		switch {
		case fn.Pkg() == s.src.Pkg && depth > 0:
			param := fn.Origin().Signature().Recv()
			if i >= 0 {
				param = ParamAt(fn.Origin(), i)
			}
			return param != nil && s.IsPointeeChanged(param)
		case fn.Pkg() != nil && fn.Pkg().Path() == "maps":
			return i == 0 && (fn.Name() == "Copy" || fn.Name() == "DeleteFunc" || fn.Name() == "Insert")
		}
		return idiom.IsChange(fn.Name()) && !idiom.IsHarmless(fn)
	}
	return false
}

// ParamAt returns a parameter of a function, or nil if it is one of several variadic ones.
func ParamAt(fn *types.Func, i int) *types.Var {
	params := fn.Signature().Params()
	if i >= params.Len() {
		return nil // of a variadic function
	}
	return params.At(i)
}
