package analyzer

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// calledBy returns the signature of a function of the package that a call may run, one
// that stands for all of them, or nil.
func (s *spellings) calledBy(call *ast.CallExpr) *types.Signature {
	if fn := astutil.FunctionOf(s.TypesInfo, call); fn != nil {
		fn = fn.Origin()
		methods, _ := s.methods.At(fn.Signature()).(map[string][]*types.Func)
		if same := methods[fn.Name()]; types.IsInterface(astutil.RecvOf(fn)) && len(same) != 0 {
			for _, method := range same {
				s.joinSignatures(fn.Signature(), method.Signature())
			}
			methods[fn.Name()] = same[:1] // they are one group now
			return fn.Signature()
		}
		if fn.Pkg() != s.Pkg {
			return nil
		}
		return fn.Signature()
	}
	t := s.TypesInfo.TypeOf(call.Fun)
	if t == nil {
		return nil
	}
	sig, ok := t.Underlying().(*types.Signature)
	if _, builtin := typeutil.Callee(s.TypesInfo, call).(*types.Builtin); !ok || builtin {
		return nil
	}
	if slices.ContainsFunc(slices.Collect(sig.Params().Variables()), func(v *types.Var) bool { return astutil.IsTypeParam(v.Type()) }) {
		return s.valueOfForm(sig)
	}
	called, _ := s.values.At(sig).(*types.Signature)
	return called
}

// valueOfForm returns one that stands for all functions that are values and have as
// many parameters and results as another: a generic function may call each of them.
func (s *spellings) valueOfForm(sig *types.Signature) *types.Signature {
	form := func(sig *types.Signature) [2]int { return [2]int{sig.Params().Len(), sig.Results().Len()} }
	if s.forms == nil {
		s.forms = make(map[[2]int]*types.Signature)
		s.values.Iterate(func(_ types.Type, value any) {
			added := value.(*types.Signature)
			if known := s.forms[form(added)]; known != nil {
				s.joinSignatures(known, added)
			} else {
				s.forms[form(added)] = added
			}
		})
	}
	return s.forms[form(sig)]
}

// joinSignatures makes one group of two functions of which a call may run either.
func (s *spellings) joinSignatures(a, b *types.Signature) {
	if a.Recv() != nil && b.Recv() != nil {
		s.tie([]holder{a.Recv()}, []holder{b.Recv()})
	}
	s.joinVars(a.Params(), b.Params())
	s.joinVars(a.Results(), b.Results())
}

func (s *spellings) joinVars(a, b *types.Tuple) {
	for i := range min(a.Len(), b.Len()) {
		if !astutil.IsAnyError(a.At(i).Type()) {
			s.tie([]holder{a.At(i)}, []holder{b.At(i)})
		}
	}
}
