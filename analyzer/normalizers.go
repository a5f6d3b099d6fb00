package analyzer

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// normalizes returns how a call of another package's function spells its result,
// and how what it is given; 0 if it passes a text on as it is.
func (s *spellings) normalizes(call *ast.CallExpr) (result, input normalizing) {
	fn := astutil.FunctionOf(s.TypesInfo, call)
	if fn == nil || s.showsOne(fn, call) {
		return 0, 0
	}
	if fn.Pkg() != nil && fn.Pkg().Path() == "slices" && (len(call.Args) == 0 || !astutil.IsBytes(s.TypesInfo, call.Args[0])) {
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
		case "Join", "Repeat", "String", "Bytes", "ReadString", "ReadBytes", "Next": // of a Builder, a Buffer
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

// showsOne reports whether a call prints one value as it is.
func (s *spellings) showsOne(fn *types.Func, call *ast.CallExpr) bool {
	switch fn.FullName() {
	case "fmt.Sprint":
		return len(call.Args) == 1
	case "fmt.Sprintf":
		format := s.TypesInfo.Types[call.Args[0]].Value
		return format != nil && slices.Contains([]string{"%s", "%v", "%+v"}, constant.StringVal(format))
	}
	return false
}

// addNormalizer notes how a call spells texts. It reports false if it does not.
func (s *spellings) addNormalizer(call *ast.CallExpr) bool {
	result, input := s.normalizes(call)
	if result == 0 {
		return false
	}
	s.mark([]holder{call}, result)
	for _, h := range s.holdersOfAll(call.Args) {
		s.meets[h] |= input
		s.made[h] = append(s.made[h], call)
	}
	return true
}

// addBuiltin notes what copy copies, and that append puts bytes together: one by one, or
// from parts.
func (s *spellings) addBuiltin(call *ast.CallExpr) {
	fn, ok := typeutil.Callee(s.TypesInfo, call).(*types.Builtin)
	if !ok || len(call.Args) < 2 {
		return
	}
	if fn.Name() == "copy" {
		s.flow(call.Args[0], call.Args[1])
	}
	if !astutil.IsBytes(s.TypesInfo, call.Args[0]) {
		return
	}
	_, part := ast.Unparen(call.Args[0]).(*ast.SliceExpr)
	if part || fn.Name() == "append" && !call.Ellipsis.IsValid() {
		s.mark(s.holdersOf(call.Args[0]), anyWay)
	}
}
