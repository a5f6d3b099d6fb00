package analyzer

import (
	"go/ast"
	"regexp"
)

// byName returns the outcome if what a name says of a code is true, or false.
func byName(name string, said bool) outcome {
	switch {
	case saysRetry(name):
		return outcomeIf(said)
	case saysPermanent(name):
		return outcomeIf(!said)
	}
	return unclear
}

// byResult is byName for the first result of a function, which may be called
// retry: the name alone would say less of a function or a variable.
func byResult(fn *ast.FuncType, said bool) outcome {
	if fn.Results == nil || len(fn.Results.List[0].Names) == 0 {
		return unclear
	}
	name := fn.Results.List[0].Names[0].Name
	if name == "retry" {
		return outcomeIf(said)
	}
	return byName(name, said)
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

// ofWhat ends a name that says nothing more than what is retried.
const ofWhat = `(On)?(Err|Error|Failure)?(Code|Codes|s)?(Set|List|Map)?$`

var (
	retryName     = regexp.MustCompile(`^((is|Is)?[rR]etr(y|i)able|(should|Should|can|Can)Retry|[rR]etry(Err|Error)?Codes)` + ofWhat)
	permanentName = regexp.MustCompile(`^(is|Is)?([nN]on|[nN]ot|[uU]n|[nN]o)_?[rR]etr(y|i)able` + ofWhat)
)
