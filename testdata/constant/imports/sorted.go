package imports

import (
	"fmt"

	"github.com/cbclint/cbclint/analyzer"

	"golang.org/x/mod/semver"
)

var sorted = fmt.Sprint(analyzer.Analyzer, semver.IsValid("CBC.0150")) // want `codes.OperationInvalid`
