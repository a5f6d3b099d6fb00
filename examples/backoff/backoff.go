// Package backoff resends requests to CBC APIs with
// github.com/cenkalti/backoff/v5. What the code of a failure says decides: a
// retryable one is resent after a pause with jitter, one that may have taken
// effect is looked up first, and every other one is permanent.
package backoff

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cenkalti/backoff/v5"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/apigw"
)

// A Request is a request that changes something, such as a payment.
type Request struct {
	// Send sends the request once. An answer that reports a code has to come
	// back as an error with a [*codes.Error] in its chain; see [Call].
	Send func(context.Context) error

	// Look tells what has become of the request. It changes nothing.
	Look func(context.Context) (State, error)
}

// A State is what has become of a request.
type State int

// The states of a request.
const (
	NotDone State = iota // it had no effect and can be sent again
	Pending              // the service is still working on it
	Done                 // it took effect
)

// Do sends a request until it is done, a failure is permanent, the context
// ends, or the options say stop. The pauses are random around 1 s, 2 s, 4 s and
// so on up to 30 s, if no option says otherwise.
func Do(ctx context.Context, r Request, opts ...backoff.RetryOption) error {
	pauses := backoff.NewExponentialBackOff() // with jitter: half of a pause either way
	pauses.InitialInterval = time.Second
	pauses.Multiplier = 2
	pauses.MaxInterval = 30 * time.Second

	t := try{request: r}
	_, err := backoff.Retry(ctx, func() (struct{}, error) { return struct{}{}, t.next(ctx) },
		append([]backoff.RetryOption{backoff.WithBackOff(pauses)}, opts...)...)
	// The last try wraps what is permanent, if there is a limit of tries.
	var permanent *backoff.PermanentError
	if errors.As(err, &permanent) {
		err = permanent.Err
	}
	// The end of a context says nothing about the failure that it found.
	if err != nil && t.failure != nil && !errors.Is(err, t.failure) {
		err = fmt.Errorf("%w; the last failure: %w", err, t.failure)
	}
	return err
}

// A try is what is kept from one try to the next.
type try struct {
	request Request
	failure error // the last one
	unknown bool  // the request may have taken effect
}

// next makes the next try. It returns nil if the request is done, and a
// permanent error if there is to be no other try.
func (t *try) next(ctx context.Context) error {
	if t.unknown {
		state, err := t.request.Look(ctx)
		switch {
		case err != nil && isPermanent(err):
			return backoff.Permanent(fmt.Errorf("looking what has become of %w: %w", t.failure, err))
		case err != nil:
			return err // to look again is harmless
		case state == Done:
			return nil
		case state == Pending:
			return t.failure
		}
	}
	t.failure = t.request.Send(ctx)
	t.unknown = mayHaveTakenEffect(t.failure)
	if isPermanent(t.failure) {
		return backoff.Permanent(t.failure)
	}
	return t.failure
}

// isPermanent reports whether an answer says that the same request cannot
// succeed now. So does a code that is not known.
func isPermanent(err error) bool {
	var cbc *codes.Error
	if !errors.As(err, &cbc) {
		return false
	}
	class := retryOf(cbc.Code)
	return !class.Retryable() && class != codes.RetryUnknownOutcome
}

// retryOf returns the retry class of a code of CBC, or of the API gateway before
// the CBC APIs, which throttles with a code of its own and HTTP status 429.
func retryOf(code codes.Code) codes.Retry {
	if gateway, ok := apigw.Lookup(apigw.Code(code)); ok {
		return codes.Retry(gateway.Retry)
	}
	return code.Retry()
}

// mayHaveTakenEffect reports whether the outcome is unknown: the code says so,
// or there is none, e.g. as the connection was lost before the answer.
func mayHaveTakenEffect(err error) bool {
	var cbc *codes.Error
	return err != nil && (!errors.As(err, &cbc) || retryOf(cbc.Code) == codes.RetryUnknownOutcome)
}
