package textflow

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// calledBy returns the signature of a function of the package that a call may run. If
// there are several, one signature stands for all of them. If there is none, it returns
// nil.
func (w *Flow) calledBy(call *ast.CallExpr) *types.Signature {
	if fn := astutil.FunctionOf(w.TypesInfo, call); fn != nil {
		fn = fn.Origin()
		methods, _ := w.methods.At(fn.Signature()).(map[string][]*types.Func)
		if same := methods[fn.Name()]; types.IsInterface(astutil.RecvOf(fn)) && len(same) != 0 {
			for _, method := range same {
				w.joinSignatures(fn.Signature(), method.Signature())
			}
			methods[fn.Name()] = same[:1] // the others have joined this one
			return fn.Signature()
		}
		if fn.Pkg() != w.Pkg {
			return nil
		}
		return fn.Signature()
	}
	t := w.TypesInfo.TypeOf(call.Fun)
	if t == nil {
		return nil
	}
	sig, ok := t.Underlying().(*types.Signature)
	if _, builtin := typeutil.Callee(w.TypesInfo, call).(*types.Builtin); !ok || builtin {
		return nil
	}
	if slices.ContainsFunc(slices.Collect(sig.Params().Variables()), func(v *types.Var) bool { return astutil.IsTypeParam(v.Type()) }) {
		return w.valueOfForm(sig)
	}
	called, _ := w.values.At(sig).(*types.Signature)
	return called
}

// valueOfForm returns a signature that stands for all function values with as many
// parameters and results as sig, because a generic function may call each of them.
func (w *Flow) valueOfForm(sig *types.Signature) *types.Signature {
	form := func(sig *types.Signature) [2]int { return [2]int{sig.Params().Len(), sig.Results().Len()} }
	if w.forms == nil {
		w.forms = make(map[[2]int]*types.Signature)
		w.values.Iterate(func(_ types.Type, value any) {
			added := value.(*types.Signature)
			if known := w.forms[form(added)]; known != nil {
				w.joinSignatures(known, added)
			} else {
				w.forms[form(added)] = added
			}
		})
	}
	return w.forms[form(sig)]
}

// joinSignatures ties the receivers, parameters and results of two functions, because a
// call may run either.
func (w *Flow) joinSignatures(a, b *types.Signature) {
	if a.Recv() != nil && b.Recv() != nil {
		w.tie([]holder{a.Recv()}, []holder{b.Recv()})
	}
	w.joinVars(a.Params(), b.Params())
	w.joinVars(a.Results(), b.Results())
}

func (w *Flow) joinVars(a, b *types.Tuple) {
	for i := range min(a.Len(), b.Len()) {
		if !astutil.IsAnyError(a.At(i).Type()) {
			w.tie([]holder{a.At(i)}, []holder{b.At(i)})
		}
	}
}
