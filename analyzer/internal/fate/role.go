package fate

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/bodies"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
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
		one, isPlain, says := o.fieldFate(st, addr, f, with)
		if !says || ok && one != Retried {
			continue
		}
		fate, plain, ok = one, isPlain || one != Unclear && idiom.RoleOf(named.Obj()) == idiom.ByField, true
		if fate == Retried {
			break
		}
	}
	return fate, plain, ok
}

// fieldFate returns what a field of a struct says: Retryable: true, RequeueAfter: wait. The
// address of the struct is nil for a zero value.
func (o *observer) fieldFate(s *codeflow.State, addr *symbolic.Term, f *types.Var, with codeset.Set) (fate Fate, plain, ok bool) {
	said, plain := idiom.NameFate(f.Name())
	if strings.EqualFold(f.Name(), "retry") {
		said = Retried
	}
	isBool, isTime := astutil.IsBoolean(f.Type()), ssainfo.IsNumber(f.Type()) && idiom.IsWait(f.Name())
	if said == Unclear || !isBool && !isTime {
		return 0, false, false
	}
	value := symbolic.Only(o.Terms.Zero(f.Type()))
	if addr != nil {
		value = o.Content(s, o.Terms.Make(symbolic.Term{Op: symbolic.OpFieldAddr, X: addr, Key: f.Origin()}), f.Type())
	}
	one := value.At(with)
	switch {
	case one == nil:
		return Unclear, false, true
	case isTime && one.Op == symbolic.OpConst && constant.Sign(one.Val) == 0:
		return idiom.Opposite(said), false, true
	case isTime:
		return said, false, true
	}
	b, known := one.Truth()
	if !known {
		return Unclear, false, true
	}
	if !b {
		said = idiom.Opposite(said)
	}
	return said, plain, true
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
		return astutil.FunctionAt(cur), o.usedAs()
	case *ast.FuncLit:
		return astutil.FunctionAt(cur), o.givenTo(cur)
	}
	return astutil.Function{}, idiom.NoRole
}

// usedAs returns the role of what gets the function under analysis as an argument.
func (o *observer) usedAs() idiom.Role {
	for _, use := range o.Src.UsesOf(o.Fn.Object()) {
		if role := o.givenTo(use); role != idiom.NoRole {
			return role
		}
	}
	return idiom.NoRole
}

// givenTo returns the role of what gets a function as an argument.
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
	fn := astutil.FunctionOf(o.Src.TypesInfo, call)
	if fn == nil {
		return idiom.NoRole
	}
	_, n := cur.ParentEdge()
	if param := bodies.ParamAt(fn, n); param != nil && idiom.IsRetryName(param.Name()) {
		return idiom.AsSaid
	}
	return idiom.RoleOf(fn)
}

// describe returns a text that is equal for equal terms.
func (o *observer) describe(t *symbolic.Term, typ types.Type, with codeset.Set) string {
	switch t.Op {
	case symbolic.OpConst:
		return t.Val.ExactString()
	case symbolic.OpNil:
		return "zero"
	case symbolic.OpStruct, symbolic.OpZero:
		fields, ok := typ.Underlying().(*types.Struct)
		if !ok {
			break
		}
		var parts []string
		for f := range fields.Fields() {
			part := o.Part(t, f.Origin()).At(with)
			if part == nil {
				return fmt.Sprintf("%p", t)
			}
			parts = append(parts, o.describe(part, f.Type(), with))
		}
		return "{" + strings.Join(parts, " ") + "}"
	}
	return fmt.Sprintf("%p", t)
}

// resultName returns the name of a result, or "".
func resultName(fn *ssa.Function, n int) string {
	name := fn.Signature.Results().At(n).Name()
	if name == "_" || name == "ok" {
		return ""
	}
	return name
}
