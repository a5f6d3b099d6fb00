package unchecked

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/internal/bss"
)

// corePath is the package with the SDK's builders and clients.
const corePath = bss.SDK + "/core"

const message = "client without an error handler: failures with HTTP status 200 come back as success; add WithErrorHandler(sdkv3.ErrorHandler{})"

// checkCall detects bss.BssClientBuilder() without a handler, and bss.NewBssClient(hc)
// with an hc that comes from another builder.
func (f *rule) checkCall(call *ast.CallExpr) {
	fn := astutil.FunctionOf(f.TypesInfo, call)
	if fn == nil || !isOfBss(fn) {
		return
	}
	switch {
	case isBuilder(fn):
		if !f.clientsOf().mayHandle(call) {
			f.Report(Name, call, nil, message)
		}
	case strings.HasPrefix(fn.Name(), "New") && len(call.Args) == 1:
		f.checkClient(call, call.Args[0])
	}
}

// checkLiteral detects &bss.BssClient{HcClient: hc}.
func (f *rule) checkLiteral(lit *ast.CompositeLit) {
	named, ok := astutil.TypeOf(f.TypesInfo, lit).(*types.Named)
	if !ok || !isOfBss(named.Obj()) || len(lit.Elts) != 1 {
		return
	}
	elt := lit.Elts[0]
	if kv, ok := elt.(*ast.KeyValueExpr); ok {
		elt = kv.Value
	}
	if isClient(astutil.TypeOf(f.TypesInfo, elt)) {
		f.checkClient(elt, elt)
	}
}

// checkClient reports what is made of a client that is known to have no handler, unless
// its builder is reported.
func (f *rule) checkClient(at, hc ast.Expr) {
	c := f.clientsOf()
	if h := c.holderOf(hc); h != nil && !c.mayHandle(h) && !c.forBss[c.find(h)] {
		f.Report(Name, at, nil, message)
	}
}

// isOfBss reports whether an object is of the SDK's packages for the APIs of CBC.
func isOfBss(obj types.Object) bool {
	return obj != nil && obj.Pkg() != nil && bss.IsSDK(obj.Pkg().Path())
}

// isBuilder reports whether a function of these packages returns a builder.
func isBuilder(fn *types.Func) bool {
	return strings.HasSuffix(fn.Name(), "ClientBuilder") && fn.Signature().Recv() == nil
}

// isClient reports whether a type is that of the SDK's builders, or of the clients that
// they build.
func isClient(t types.Type) bool {
	ptr, ok := t.(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := types.Unalias(ptr.Elem()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != corePath {
		return false
	}
	return named.Obj().Name() == "HcHttpClientBuilder" || named.Obj().Name() == "HcHttpClient"
}
