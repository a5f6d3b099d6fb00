package codes

// Retry is the retry class of a code: what sending the request again can do.
// The HTTP status does not tell it: most codes with a 5xx are terminal, some
// with 400 are retryable, and many failures come with 200.
type Retry string

// The retry classes.
const (
	RetrySuccess        Retry = "success"         // no failure
	RetryThrottled      Retry = "throttled"       // back off and resend
	RetryTransient      Retry = "transient"       // a fault that passes: resend after a while
	RetryConflict       Retry = "conflict"        // another operation is running: resend when it has ended
	RetryExhausted      Retry = "exhausted"       // a quota that resets in hours or a day
	RetryReauth         Retry = "reauth"          // get a new token, then resend
	RetryUnknownOutcome Retry = "unknown-outcome" // it may have taken effect: look before resending
	RetryTerminal       Retry = "terminal"        // resending unchanged cannot succeed
)

// Retryable reports whether the same request, unchanged, may succeed later:
// whether r is throttled, transient or conflict.
func (r Retry) Retryable() bool {
	return r == RetryThrottled || r == RetryTransient || r == RetryConflict
}
