package astutil

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// IsNoReturn reports whether a call does not return. It knows panic, functions of the
// standard library, and names that elsewhere end the program or the test, too:
// log.Fatalf, logger.Panicw, t.FailNow.
func IsNoReturn(info *types.Info, call *ast.CallExpr) bool {
	if IsPanic(info, call) {
		return true
	}
	fn := typeutil.Callee(info, call)
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Name() {
	case "Exit":
		return fn.Pkg().Path() == "os" || fn.Pkg().Path() == "syscall" || loggers.MatchString(fn.Pkg().Path())
	case "Goexit":
		return fn.Pkg().Path() == "runtime"
	case "FailNow", "SkipNow":
		return fn.Pkg().Path() == "testing"
	case "Fatal", "Fatalf", "Fatalln", "Fatalw", "Panic", "Panicf", "Panicln", "Panicw":
		return true
	}
	return false
}

// IsPanic reports whether a call is a call of panic.
func IsPanic(info *types.Info, call *ast.CallExpr) bool {
	b, ok := typeutil.Callee(info, call).(*types.Builtin)
	return ok && b.Name() == "panic"
}
