package astutil

import (
	"go/ast"
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// IsLogging reports whether a statement is a call that prints something.
func IsLogging(info *types.Info, stmt ast.Stmt) bool {
	expr, ok := stmt.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := expr.X.(*ast.CallExpr)
	return ok && IsPrinting(info, call)
}

// IsPrinting reports whether a call prints or logs.
func IsPrinting(info *types.Info, call *ast.CallExpr) bool {
	switch callee := typeutil.Callee(info, call).(type) {
	case *types.Builtin:
		return strings.HasPrefix(callee.Name(), "print")
	case *types.Func:
		return callee.Pkg() != nil && loggers.MatchString(callee.Pkg().Path()) && printers.MatchString(callee.Name())
	}
	return false
}

var (
	loggers  = regexp.MustCompile(`(^|/)(fmt|log|slog|glog|klog|logrus|zap|zerolog)(/v[0-9]+)?$`)
	printers = regexp.MustCompile(`^(Print|Debug|Info|Warn|Error|Log|Trace)`)
)
