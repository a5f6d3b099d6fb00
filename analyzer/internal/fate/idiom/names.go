// Package idiom knows what names and libraries say about retries: that isTransient asks for
// one, that backoff.Permanent rules one out, that a call only logs something. It looks at
// one function, type or name at a time.
package idiom

import "regexp"

// Besides what is to become of a code, a plain name may only say whose codes they are, and
// of what kind. For example, "retryableAfterTopUp" is not plain, because another request is
// sent then.
const (
	ofWhom = `((?i:cbc|bss|bssintl|huawei|huaweicloud|hw|hws|cloud|api|http|order|billing|payment|pay|service|server|client|request|response|sdk)_?)*`
	ofWhat = `(On|_)?(Err|Error|Failure|err|error)?_?(Code|Codes|code|codes|s)?_?(Set|List|Map|set|list|map)?[vV]?[0-9]*$`
)

var (
	retryName = regexp.MustCompile(`^(?i:is_?)?` + ofWhom + `([rR]etr(y|i)able|((?i:should|can|needs?|must)_?[rR]etry)|[rR]etry(Err|Error)?_?[cC]odes|[tT]ransient|[tT]emporary|(?i:codes_?to_?retry))_?` + ofWhom + ofWhat)

	permanentName = regexp.MustCompile(`^(?i:is_?)?` + ofWhom + `(?i:(non|not|un|no)_?retr(y|i)able|permanent|terminal)_?` + ofWhom + ofWhat)

	// These match names that say it among other things.
	hintsRetry     = regexp.MustCompile(`(?i)retry|retri(able|es|ed|ing)|requeue|again|transient|temporary|retrying`)
	hintsPermanent = regexp.MustCompile(`(?i)(non|not|un|no|dont|never|stop|max|after)_?retr|permanent|fatal|terminal|giveup|give_up|exhausted|exceeded`)

	// retryKind matches the name of one of several kinds: classRetry.
	retryKind = regexp.MustCompile(`(?i)retr(y|iable|yable)$`)

	asks = regexp.MustCompile(`(?i)^(is|are|should|can|needs?|must|may|will|want)?_?(a_?)?\w*(retr(y|i)|transient|temporary|throttl)`)
)

// IsRetryName reports whether a name only says that something is to be retried, or asks
// whether it is: isRetryable, codesToRetry.
func IsRetryName(name string) bool { return retryName.MatchString(name) }

// IsPermanentName reports whether a name only says that something is not to be retried.
func IsPermanentName(name string) bool { return permanentName.MatchString(name) }

// AsksRetry reports whether a name is that of a retry predicate.
func AsksRetry(name string) bool {
	return asks.MatchString(name) && !hintsPermanent.MatchString(name)
}

// NameFate returns what a name says that is true of a code, or that stands for what becomes
// of it.
func NameFate(name string) (fate Fate, plain bool) {
	switch {
	case IsRetryName(name):
		return Retried, true
	case IsPermanentName(name):
		return GivenUp, true
	case hintsPermanent.MatchString(name):
		return GivenUp, false
	case hintsRetry.MatchString(name):
		return Retried, false
	}
	return Unclear, false
}

// IsRetryKind reports whether a name of one of several kinds says that it is retried.
func IsRetryKind(name string) bool { return retryKind.MatchString(name) }

// Opposite returns what becomes of a code if the contrary is true.
func Opposite(f Fate) Fate {
	switch f {
	case Retried:
		return GivenUp
	case GivenUp:
		return Retried
	}
	return f
}

// A Fate is what becomes of a code at the end of a way through a function.
type Fate int

// The fates.
const (
	Unclear  Fate = iota
	Told          // only a text, a number or a label comes of it
	GivenUp       // a failure that nobody repeats
	PassedOn      // the error goes on to the caller
	Retried       // there is another try
)

// IsWait reports whether a name is that of the time after which there is another try.
func IsWait(name string) bool { return waits.MatchString(name) }

var waits = regexp.MustCompile(`(?i)^(requeue|retry)_?after$`)

// HintsRetryable reports whether a name hints at a failure that passes: kindThrottled.
func HintsRetryable(name string) bool { return hintsRetryable.MatchString(name) }

var hintsRetryable = regexp.MustCompile(`(?i)retry|retri|flow|throttl|busy|again|later|transient|tempor|rate|limit|lock|progress|conflict`)
