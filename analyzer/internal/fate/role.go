package fate

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// structFate returns what the fields of a struct say: Retryable: true.
func (r *run) structFate(s *state, t *term, typ types.Type, with Set) (fate Fate, plain, ok bool) {
	st, named := s, (*types.Named)(nil)
	addr := t
	switch t.op {
	case opVar:
		a, isAlloc := t.key.(*ssa.Alloc)
		if !isAlloc {
			return 0, false, false
		}
		named, _ = types.Unalias(a.Type().Underlying().(*types.Pointer).Elem()).(*types.Named)
	case opStruct:
		snap := t.key.(*snapshot)
		st, addr = snap.s, snap.addr
		named, _ = types.Unalias(typ).(*types.Named)
	case opZero:
		named, _ = types.Unalias(t.key.(types.Type)).(*types.Named)
		addr = nil
	default:
		return 0, false, false
	}
	if named == nil {
		return 0, false, false
	}
	switch roleOf(named.Obj()) {
	case retries:
		return Retried, true, true
	case gives:
		return GivenUp, true, true
	}
	fields, isStruct := named.Underlying().(*types.Struct)
	if !isStruct {
		return 0, false, false
	}
	for f := range fields.Fields() {
		said, plain := nameFate(f.Name())
		if !isBool(f.Type()) || said == Unclear && !strings.EqualFold(f.Name(), "retry") {
			continue
		}
		if said == Unclear {
			said = Retried
		}
		value := only(r.bool(false, false))
		if addr != nil {
			value = r.content(st, r.terms.make(term{op: opFieldAddr, x: addr, key: f.Origin()}), f.Type())
		}
		one := value.at(with)
		if one == nil {
			return Unclear, false, true
		}
		b, known := one.truth()
		if !known {
			return Unclear, false, true
		}
		if !b {
			said = opposite(said)
		}
		return said, plain || roleOf(named.Obj()) == byField, true
	}
	return 0, false, false
}

// role returns what it means that a result is true, or false.
func (r *run) role(n int, b bool) (Fate, bool) {
	name := resultName(r.fn, n)
	if name != "" {
		fate, plain := nameFate(name)
		if strings.EqualFold(name, "retry") {
			fate, plain = Retried, true
		}
		if !b {
			fate = opposite(fate)
		}
		return fate, plain
	}
	fn, role := r.declared()
	if role == asSaid {
		return fateIf(b), true
	}
	fate, plain := nameFate(fn.Name)
	if plain && r.fn.Signature.Results().Len() > 1 && !isErrorResult(r.fn, r.fn.Signature.Results().Len()-1) {
		plain = false
	}
	if !b {
		fate = opposite(fate)
	}
	return fate, plain
}

// declared returns the function under analysis in the source, and how a library uses it
// that gets it.
func (r *run) declared() (astutil.Function, role) {
	cur, ok := r.src.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root().FindNode(r.fn.Syntax())
	if !ok {
		return astutil.Function{}, noRole
	}
	switch cur.Node().(type) {
	case *ast.FuncDecl:
		return astutil.FunctionAt(cur), noRole
	case *ast.FuncLit:
		return astutil.FunctionAt(cur), r.givenTo(cur)
	}
	return astutil.Function{}, noRole
}

// givenTo returns the role of what gets a function literal as an argument.
func (r *run) givenTo(cur inspector.Cursor) role {
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	if !ok || call.Fun == cur.Node() {
		return noRole
	}
	if astutil.IsConversion(r.src.TypesInfo, call) {
		if named, ok := astutil.TypeOf(r.src.TypesInfo, call).(*types.Named); ok {
			return roleOf(named.Obj())
		}
		return noRole
	}
	if fn := astutil.FunctionOf(r.src.TypesInfo, call); fn != nil {
		return roleOf(fn)
	}
	return noRole
}
