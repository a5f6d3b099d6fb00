package fate

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// structFate returns what the fields of a struct say: Retryable: true.
func (o *observer) structFate(s *codeflow.State, t *symbolic.Term, typ types.Type, with codeset.Set) (fate Fate, plain, ok bool) {
	st, named := s, (*types.Named)(nil)
	addr := t
	switch t.Op {
	case symbolic.OpVar:
		a, isAlloc := t.Key.(*ssa.Alloc)
		if !isAlloc {
			return 0, false, false
		}
		named, _ = types.Unalias(a.Type().Underlying().(*types.Pointer).Elem()).(*types.Named)
	case symbolic.OpStruct:
		snap := t.Key.(*codeflow.Snapshot)
		st, addr = snap.State, snap.Addr
		named, _ = types.Unalias(typ).(*types.Named)
	case symbolic.OpZero:
		named, _ = types.Unalias(t.Key.(types.Type)).(*types.Named)
		addr = nil
	default:
		return 0, false, false
	}
	if named == nil {
		return 0, false, false
	}
	switch idiom.RoleOf(named.Obj()) {
	case idiom.Retries:
		return Retried, true, true
	case idiom.Gives:
		return GivenUp, true, true
	}
	fields, isStruct := named.Underlying().(*types.Struct)
	if !isStruct {
		return 0, false, false
	}
	for f := range fields.Fields() {
		said, plain := idiom.NameFate(f.Name())
		if !astutil.IsBoolean(f.Type()) || said == Unclear && !strings.EqualFold(f.Name(), "retry") {
			continue
		}
		if said == Unclear {
			said = Retried
		}
		value := symbolic.Only(o.Bool(false, false))
		if addr != nil {
			value = o.Content(st, o.Terms.Make(symbolic.Term{Op: symbolic.OpFieldAddr, X: addr, Key: f.Origin()}), f.Type())
		}
		one := value.At(with)
		if one == nil {
			return Unclear, false, true
		}
		b, known := one.Truth()
		if !known {
			return Unclear, false, true
		}
		if !b {
			said = idiom.Opposite(said)
		}
		return said, plain || idiom.RoleOf(named.Obj()) == idiom.ByField, true
	}
	return 0, false, false
}

// role returns what it means that a result is true, or false.
func (o *observer) role(n int, b bool) (Fate, bool) {
	name := resultName(o.Fn, n)
	if name != "" {
		fate, plain := idiom.NameFate(name)
		if strings.EqualFold(name, "retry") {
			fate, plain = Retried, true
		}
		if !b {
			fate = idiom.Opposite(fate)
		}
		return fate, plain
	}
	fn, role := o.declared()
	if role == idiom.AsSaid {
		return fateIf(b), true
	}
	fate, plain := idiom.NameFate(fn.Name)
	if plain && o.Fn.Signature.Results().Len() > 1 && !isErrorResult(o.Fn, o.Fn.Signature.Results().Len()-1) {
		plain = false
	}
	if !b {
		fate = idiom.Opposite(fate)
	}
	return fate, plain
}

// declared returns the function under analysis in the source, and how a library uses it
// that gets it.
func (o *observer) declared() (astutil.Function, idiom.Role) {
	cur, ok := o.Src.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root().FindNode(o.Fn.Syntax())
	if !ok {
		return astutil.Function{}, idiom.NoRole
	}
	switch cur.Node().(type) {
	case *ast.FuncDecl:
		return astutil.FunctionAt(cur), idiom.NoRole
	case *ast.FuncLit:
		return astutil.FunctionAt(cur), o.givenTo(cur)
	}
	return astutil.Function{}, idiom.NoRole
}

// givenTo returns the role of what gets a function literal as an argument.
func (o *observer) givenTo(cur inspector.Cursor) idiom.Role {
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	if !ok || call.Fun == cur.Node() {
		return idiom.NoRole
	}
	if astutil.IsConversion(o.Src.TypesInfo, call) {
		if named, ok := astutil.TypeOf(o.Src.TypesInfo, call).(*types.Named); ok {
			return idiom.RoleOf(named.Obj())
		}
		return idiom.NoRole
	}
	if fn := astutil.FunctionOf(o.Src.TypesInfo, call); fn != nil {
		return idiom.RoleOf(fn)
	}
	return idiom.NoRole
}
