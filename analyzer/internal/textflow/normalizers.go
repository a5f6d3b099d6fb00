package textflow

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// normalizes returns how a call of another package's function spells its result, and how
// it spells its arguments. Both are 0 if it passes texts on as they are.
func (w *Flow) normalizes(call *ast.CallExpr) (result, input normalizing) {
	fn := astutil.FunctionOf(w.TypesInfo, call)
	if fn == nil || w.showsOne(fn, call) {
		return 0, 0
	}
	if fn.Pkg() != nil && fn.Pkg().Path() == "slices" && (len(call.Args) == 0 || !astutil.IsBytes(w.TypesInfo, call.Args[0])) {
		return 0, 0
	}
	return normalizer(fn)
}

func normalizer(fn *types.Func) (result, input normalizing) {
	if fn.Pkg() == nil {
		return 0, 0
	}
	switch name := fn.Name(); fn.Pkg().Path() {
	case "strings", "bytes", "unicode":
		switch name {
		case "ToLower":
			return toLower, anyCase
		case "ToUpper":
			return toUpper, anyCase
		case "EqualFold":
			return anyCase, anyCase
		case "ToTitle", "Title", "Map", "Replace", "ReplaceAll", "ToLowerSpecial", "ToUpperSpecial":
			return anyWay, anyWay
		case "Join", "Repeat", "String", "Bytes", "ReadString", "ReadBytes", "Next": // methods of a Builder or a Buffer
			return anyWay, 0
		}
	case "fmt":
		if strings.HasPrefix(name, "Sprint") || strings.HasPrefix(name, "Append") {
			return anyWay, 0
		}
	case "path", "path/filepath", "strconv", "unicode/utf8", "unicode/utf16":
		return anyWay, 0
	case "slices":
		switch name {
		case "Concat", "Delete", "DeleteFunc", "Insert", "Replace":
			return anyWay, 0
		}
	case "regexp":
		if strings.HasPrefix(name, "ReplaceAll") {
			return anyWay, anyWay
		}
	case "golang.org/x/text/cases":
		return anyWay, anyWay
	}
	return 0, 0
}

// showsOne reports whether a call prints one value without changing it.
func (w *Flow) showsOne(fn *types.Func, call *ast.CallExpr) bool {
	switch fn.FullName() {
	case "fmt.Sprint":
		return len(call.Args) == 1
	case "fmt.Sprintf":
		format := w.TypesInfo.Types[call.Args[0]].Value
		return format != nil && slices.Contains([]string{"%s", "%v", "%+v"}, constant.StringVal(format))
	}
	return false
}

// addNormalizer records how a call spells texts. It reports false if the call does not
// normalise.
func (w *Flow) addNormalizer(call *ast.CallExpr) bool {
	result, input := w.normalizes(call)
	if result == 0 {
		return false
	}
	w.mark([]holder{call}, result)
	for _, h := range w.holdersOfAll(call.Args) {
		w.meets[h] |= input
		w.made[h] = append(w.made[h], call)
	}
	return true
}

// addBuiltin records what copy copies. It also records where copy and append put bytes
// together, one by one or from parts.
func (w *Flow) addBuiltin(call *ast.CallExpr) {
	fn, ok := typeutil.Callee(w.TypesInfo, call).(*types.Builtin)
	if !ok || len(call.Args) < 2 {
		return
	}
	if fn.Name() == "copy" {
		w.flow(call.Args[0], call.Args[1])
	}
	if !astutil.IsBytes(w.TypesInfo, call.Args[0]) {
		return
	}
	_, part := ast.Unparen(call.Args[0]).(*ast.SliceExpr)
	if part || fn.Name() == "append" && !call.Ellipsis.IsValid() {
		w.mark(w.holdersOf(call.Args[0]), anyWay)
	}
}
