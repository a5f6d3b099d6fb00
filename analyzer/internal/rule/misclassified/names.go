package misclassified

import (
	"go/ast"
	"regexp"
	"strings"
)

// fateByName returns the fate if what a name says of a code is true, or false.
func fateByName(name string, said bool) fate {
	if !strings.Contains(name, "etr") {
		return unclear // most names, at little cost
	}
	switch {
	case saysRetry(name):
		return fateIf(said)
	case saysPermanent(name):
		return fateIf(!said)
	}
	return unclear
}

// fateByResult is fateByName for the first result of a function, which may be called
// retry: the name alone would say less of a function or a variable.
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

// hasPlainResult reports whether the name of a function's first result, if it
// has one, leaves its meaning to the name of the function.
func hasPlainResult(fn *ast.FuncType) bool {
	if fn.Results == nil {
		return false
	}
	names := fn.Results.List[0].Names
	return len(names) == 0 || names[0].Name == "_" || names[0].Name == "ok"
}

// saysRetry reports whether a name is of what is to be retried, or of the
// question whether it is, and says nothing else.
func saysRetry(name string) bool { return retryName.MatchString(name) }

// saysPermanent reports whether a name is of what is not to be retried.
func saysPermanent(name string) bool { return permanentName.MatchString(name) }

// A name may say of whom the codes are, and of what, and nothing more: with
// "retryableAfterTopUp" it is not the same request that is sent again.
const (
	ofWhom = `((?i:cbc|bss|bssintl|huawei|huaweicloud|hw|hws|cloud|api|http|order|billing|payment|pay|service|server|client|request|response|sdk)_?)*`
	ofWhat = `(On|_)?(Err|Error|Failure|err|error)?_?(Code|Codes|code|codes|s)?_?(Set|List|Map|set|list|map)?$`
)

var (
	retryName     = regexp.MustCompile(`^(?i:is_?)?` + ofWhom + `([rR]etr(y|i)able|((?i:should|can)_?[rR]etry)|[rR]etry(Err|Error)?_?[cC]odes)_?` + ofWhom + ofWhat)
	permanentName = regexp.MustCompile(`^(?i:is_?)?` + ofWhom + `(?i:non|not|un|no)_?[rR]etr(y|i)able_?` + ofWhom + ofWhat)
)
