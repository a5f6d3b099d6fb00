package typed

import errs "github.com/cbclint/cbclint/testdata/codespackage/cbc"

func imported(code string, c errs.Code) bool {
	return c == "CBC.0250" || // want `"CBC.0250" has a constant: errs.FlowControl`
		errs.Code("CBC.0250") == c || // want `"CBC.0250" has a constant: errs.FlowControl`
		code == "CBC.0250" // want `"CBC.0250" has a constant: errs.FlowControl`
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
