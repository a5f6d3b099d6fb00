package misclassified

import (
	"go/ast"
	"regexp"
	"strings"
)

// fateByName returns the fate of a code if a name, such as isRetryable, is true or false
// for the code.
func fateByName(name string, said bool) fate {
	if !strings.Contains(name, "etr") {
		return unclear // rules out most names quickly
	}
	switch {
	case saysRetry(name):
		return fateIf(said)
	case saysPermanent(name):
		return fateIf(!said)
	}
	return unclear
}

// fateByResult is like fateByName for the name of a function's first result. It also
// accepts the name retry, which would not be clear enough for a function or a variable.
func fateByResult(fn *ast.FuncType, said bool) fate {
	if fn.Results == nil || len(fn.Results.List[0].Names) == 0 {
		return unclear
	}
	name := fn.Results.List[0].Names[0].Name
	if name == "retry" {
		return fateIf(said)
	}
	return fateByName(name, said)
}

// hasPlainResult reports whether the name of the function says what its first result
// means. The result has no name of its own, or the name _ or ok.
func hasPlainResult(fn *ast.FuncType) bool {
	if fn.Results == nil {
		return false
	}
	names := fn.Results.List[0].Names
	return len(names) == 0 || names[0].Name == "_" || names[0].Name == "ok"
}

// saysRetry reports whether a name only says that something is to be retried, or asks
// whether it is.
func saysRetry(name string) bool { return retryName.MatchString(name) }

// saysPermanent reports whether a name only says that something is not to be retried.
func saysPermanent(name string) bool { return permanentName.MatchString(name) }

// Besides that, a name may only say whose codes they are, and of what kind. For example,
// "retryableAfterTopUp" does not count, because another request is sent then.
const (
	ofWhom = `((?i:cbc|bss|bssintl|huawei|huaweicloud|hw|hws|cloud|api|http|order|billing|payment|pay|service|server|client|request|response|sdk)_?)*`
	ofWhat = `(On|_)?(Err|Error|Failure|err|error)?_?(Code|Codes|code|codes|s)?_?(Set|List|Map|set|list|map)?$`
)

var (
	retryName     = regexp.MustCompile(`^(?i:is_?)?` + ofWhom + `([rR]etr(y|i)able|((?i:should|can)_?[rR]etry)|[rR]etry(Err|Error)?_?[cC]odes)_?` + ofWhom + ofWhat)
	permanentName = regexp.MustCompile(`^(?i:is_?)?` + ofWhom + `(?i:non|not|un|no)_?[rR]etr(y|i)able_?` + ofWhom + ofWhat)
)
