package astutil

import (
	"go/ast"
	"strconv"
	"strings"
)

// ImportPath returns the path of an import.
func ImportPath(spec ast.Spec) string {
	path, err := strconv.Unquote(spec.(*ast.ImportSpec).Path.Value)
	if err != nil {
		return "" // impossible: the parser has accepted the import
	}
	return path
}

// ImportName returns the name that a file gives to an import, or "".
func ImportName(spec ast.Spec) string {
	if name := spec.(*ast.ImportSpec).Name; name != nil {
		return name.Name
	}
	return ""
}

// IsOfGo reports whether a package belongs to the standard library. It compares the first
// element of the path, because paths of modules may lack a dot, too.
func IsOfGo(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	switch first {
	case "C", "archive", "bufio", "bytes", "cmp", "compress", "container", "context", "crypto", "database", "debug", "embed",
		"encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal", "io", "iter", "log",
		"maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime", "slices", "sort", "strconv",
		"strings", "structs", "sync", "syscall", "testing", "text", "time", "unicode", "unique", "unsafe", "vendor", "weak":
		return true
	}
	return false
}
