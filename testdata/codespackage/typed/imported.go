package typed

import errs "github.com/cbclint/cbclint/testdata/codespackage/cbc"

func imported(code string, c errs.Code) bool {
	return c == "CBC.0250" || // want `use errs.FlowControl instead of the literal "CBC.0250"`
		errs.Code("CBC.0250") == c || // want `use errs.FlowControl instead of the literal "CBC.0250"`
		code == "CBC.0250" // want `use errs.FlowControl instead of the literal "CBC.0250"`
}

// Its predicate counts as that of package codes does.
func asked(c errs.Code) string {
	switch {
	case c.Retryable():
		return "again"
	case c == errs.AccessDenied:
		return "give up"
	}
	info, _ := errs.Lookup(c)
	switch c {
	case errs.AccessDenied:
		return "give up"
	default:
		if info.Retry == errs.RetryThrottled || info.Retry == errs.RetryTransient || info.Retry == errs.RetryConflict {
			return "again"
		}
	}
	return ""
}
