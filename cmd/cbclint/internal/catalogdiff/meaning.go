package catalogdiff

import (
	"fmt"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

func meaningOfRemoved(r catalog.Record) string {
	if supplementSource(r.Code) != "" {
		return "cbclint still knows it, from another page"
	}
	return "rule unknown reports code that names it; the API may still send it, so keep it with -allow or in a catalog file until you know"
}

const meaningOfSource = "it is on this page now; if that is the table of all codes, it leaves the supplement"

func meaningOfAdded(r catalog.Record) string {
	switch {
	case supplementSource(r.Code) != "":
		return "cbclint knows it already, from another page"
	case r.Retry == "":
		return "no switch handles it: it goes to the default; give it a family and a retry class in a catalog file"
	case r.Retry.Retryable():
		return "no switch handles it: it goes to the default; rule retryable asks for it in switches of its family"
	}
	return "no switch handles it: it goes to the default"
}

// firstFailure is the lowest status for which the SDKs return an error.
const firstFailure = 400

func meaningOfStatus(old, new catalog.Record) string {
	switch {
	case old.Status == 0 || new.Status == 0:
		return "one of the catalogs does not say with which status it comes"
	case old.Status < firstFailure && new.Status >= firstFailure:
		return "SDKs now return an error with it: code that looks for it in the body of a success does not see it"
	case old.Status >= firstFailure && new.Status < firstFailure:
		return "SDKs now return no error with it: code that looks for it in an error does not see it, and has to read the body"
	}
	return "code that decides by the HTTP status may go another way; let it decide by the code"
}

func meaningOfName(old, new catalog.Record) string {
	switch {
	case old.Name == "":
		return "it has a constant now: rule constant reports literals of it"
	case new.Name == "":
		return "code that uses its constant does not compile"
	}
	return "code that uses the old constant does not compile; write the new name"
}

func meaningOfFamily(_, new catalog.Record) string {
	if new.Retry.Retryable() {
		return "rule retryable asks for it in switches of the new family, and for the codes of that family in switches that name it"
	}
	return "rule retryable asks for the codes of the new family in switches that name it"
}

func meaningOfRetry(old, new catalog.Record) string {
	switch was, is := old.Retry.Retryable(), new.Retry.Retryable(); {
	case !was && is:
		return "rule retryable asks for it in switches of its family; code that gives up on it may try again later"
	case was && !is && new.Retry == "":
		return "rule retryable no longer asks for it, as no class says that it is retryable"
	case was && !is:
		return fmt.Sprintf("rule retryable no longer asks for it; code that sends the same request again treats it wrong, as it is %s", new.Retry)
	}
	return "the rules ask for it as before; " + advice(new)
}

func advice(r catalog.Record) string {
	switch r.Retry {
	case codes.RetryThrottled, codes.RetryTransient:
		return "wait before you send the same request again"
	case codes.RetryConflict:
		return "send the same request again when the other operation has ended"
	case codes.RetryExhausted:
		return "the same request may succeed after hours or a day"
	case codes.RetryReauth:
		return "the same request may succeed with a new token"
	case codes.RetryUnknownOutcome:
		return "look whether it has taken effect before you send the same request again"
	}
	return "what to do about it may be another thing: read its reason"
}

func meaningOfTwins(_, new catalog.Record) string {
	if len(new.Twins) == 0 {
		return "rule twin no longer asks for another code beside it"
	}
	return "rule twin asks for the new twins beside it"
}

func meaningOfEnglish(_, _ catalog.Record) string {
	return "code that compares or searches messages may not find it; let it compare the code"
}

func meaningOfChinese(_, _ catalog.Record) string {
	return "code that shows or searches descriptions may show or find another text; the code means what it did if only the words differ"
}
