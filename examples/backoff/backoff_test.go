package backoff_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	cenkalti "github.com/cenkalti/backoff/v5"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/examples/backoff"
)

// A service answers what its script says, one word for each call: a code, "ok",
// "lost" for an answer that never comes; and for a look a state or a code.
type service struct {
	t      *testing.T
	script []string
	calls  []string
}

func (s *service) answer(call string) string {
	s.t.Helper()
	s.calls = append(s.calls, call)
	if len(s.script) == 0 {
		s.t.Errorf("call %d, a %s, is one too many", len(s.calls), call)
		return "ok"
	}
	word := s.script[0]
	s.script = s.script[1:]
	return word
}

func failure(word string) error {
	switch word {
	case "ok":
		return nil
	case "lost":
		return io.ErrUnexpectedEOF
	}
	return fmt.Errorf("paying: %w", &codes.Error{Code: codes.Code(word)})
}

func (s *service) request() backoff.Request {
	return backoff.Request{
		Send: func(context.Context) error { return failure(s.answer("send")) },
		Look: func(context.Context) (backoff.State, error) {
			word := s.answer("look")
			if state, ok := map[string]backoff.State{"not done": backoff.NotDone, "pending": backoff.Pending, "done": backoff.Done}[word]; ok {
				return state, nil
			}
			return backoff.NotDone, failure(word)
		},
	}
}

// TestDo: what is sent, what is looked up, and what comes out, by what the
// service answers. Time is simulated.
func TestDo(t *testing.T) {
	for name, test := range map[string]struct {
		script string // separated by commas
		calls  string
		want   string // the error, "" for none
	}{
		// What must not be sent again.
		"terminal":                {"CBC.5003", "send", "paying: CBC.5003: Insufficient balance."},
		"a quota for the day":     {"CBC.99008056", "send", "paying: CBC.99008056: The maximum number of transactions allowed today has been reached."},
		"an old token":            {"CBC.0154", "send", "paying: CBC.0154: Invalid or expired token."},
		"not in the catalog":      {"CBC.7777", "send", "paying: CBC.7777"}, //cbclint:ignore unknown -- what the catalog lacks
		"terminal after throttle": {"CBC.0250,CBC.5003", "send send", "paying: CBC.5003: Insufficient balance."},

		// What may have taken effect is not sent before a look at it.
		"it had":                {"CBC.99000088,done", "send look", ""},
		"it had not":            {"CBC.0999,not done,ok", "send look send", ""},
		"it is not clear yet":   {"CBC.99000088,pending,pending,done", "send look look look", ""},
		"no answer":             {"lost,done", "send look", ""},
		"and then a throttle":   {"lost,not done,CBC.0250,ok", "send look send send", ""},
		"and then again":        {"lost,not done,lost,done", "send look send look", ""},
		"the look is throttled": {"lost,CBC.0250,done", "send look look", ""},
		"the look is lost":      {"CBC.0999,lost,done", "send look look", ""},
		"the look is refused":   {"CBC.0999,CBC.0151", "send look", "looking what has become of paying: CBC.0999: Other errors.: paying: CBC.0151: Access denied."},

		// What must be sent again.
		"throttled":          {"CBC.0250,ok", "send send", ""},
		"throttled with 400": {"CBC.99007197,ok", "send send", ""},
		"by the gateway":     {"APIGW.0308,ok", "send send", ""},
		"transient":          {"CBC.99003115,ok", "send send", ""},
		"conflict":           {"CBC.3144,CBC.99003651,ok", "send send send", ""},
		"at once":            {"ok", "send", ""},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{t: t, script: strings.Split(test.script, ",")}
				err := backoff.Do(t.Context(), s.request())
				if got := fmt.Sprint(err); err != nil && got != test.want || err == nil && test.want != "" {
					t.Errorf("error %s; want %s", got, test.want)
				}
				if got := strings.Join(s.calls, " "); got != test.calls {
					t.Errorf("calls %s; want %s", got, test.calls)
				}
			})
		})
	}
}

// TestEveryCode: a code of the catalog is sent again without a look if it is
// retryable, and looked up if its outcome is unknown, and in no other case.
func TestEveryCode(t *testing.T) {
	tested := 0
	for info := range codes.All() {
		if info.Code == codes.Success {
			continue // no failure: see codes.Decode
		}
		tested++
		want := "send"
		if info.Code.Retryable() {
			want = "send send"
		} else if info.Retry == codes.RetryUnknownOutcome {
			want = "send look"
		}
		synctest.Test(t, func(t *testing.T) {
			s := &service{t: t, script: []string{string(info.Code), "ok"}}
			r := s.request()
			r.Look = func(context.Context) (backoff.State, error) { return backoff.Done, failure(s.answer("look")) }
			err := backoff.Do(t.Context(), r)
			if got := strings.Join(s.calls, " "); got != want {
				t.Errorf("%s (%s): calls %s; want %s", info.Code, info.Retry, got, want)
			}
			var cbc *codes.Error
			if want == "send" && (!errors.As(err, &cbc) || cbc.Code != info.Code) {
				t.Errorf("%s: the error is %v", info.Code, err)
			}
		})
	}
	if tested < 280 {
		t.Errorf("only %d codes tested", tested)
	}
}

// TestPauses: the pauses grow, stay below 45 s, and are random.
func TestPauses(t *testing.T) {
	const tries = 9
	nominal := []time.Duration{1, 2, 4, 8, 16, 30, 30, 30} // seconds
	for range 20 {
		synctest.Test(t, func(t *testing.T) {
			s := &service{t: t, script: slices.Repeat([]string{"CBC.0250"}, tries)}
			var pauses []time.Duration
			err := backoff.Do(t.Context(), s.request(), cenkalti.WithMaxTries(tries),
				cenkalti.WithNotify(func(_ error, pause time.Duration) { pauses = append(pauses, pause) }))
			if want := "paying: CBC.0250: Connection request control triggered."; err == nil || err.Error() != want {
				t.Errorf("error %v; want %s", err, want)
			}
			if len(pauses) != len(nominal) {
				t.Fatalf("%d pauses; want %d", len(pauses), len(nominal))
			}
			exact := 0
			for i, pause := range pauses {
				around := nominal[i] * time.Second
				if pause < around/2 || pause > around*3/2 {
					t.Errorf("pause %d is %s; want half of %s either way", i, pause, around)
				}
				if pause == around {
					exact++
				}
			}
			if exact == len(pauses) {
				t.Error("the pauses have no jitter")
			}
		})
	}
}

// TestPermanentInLastTry: the error is the failure, with no wrapper around it.
func TestPermanentInLastTry(t *testing.T) {
	s := &service{t: t, script: []string{"CBC.5003"}}
	err := backoff.Do(t.Context(), s.request(), cenkalti.WithMaxTries(1))
	var permanent *cenkalti.PermanentError
	if errors.As(err, &permanent) {
		t.Errorf("%v is still marked as permanent", err)
	}
	var cbc *codes.Error
	if !errors.As(err, &cbc) || cbc.Code != codes.InsufficientBalance5003 {
		t.Errorf("the error is %v", err)
	}
}

// TestTimeout: the end of the context ends a pause, and the error tells both
// that and the last failure.
func TestTimeout(t *testing.T) {
	for name, test := range map[string]struct{ script, last string }{
		"while throttled": {"CBC.0250", "CBC.0250"},
		"while pending":   {"CBC.99000088,pending,pending", "CBC.99000088"},
		"while looking":   {"CBC.99000088,lost,lost", "CBC.99000088"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				words := strings.Split(test.script, ",")
				s := &service{t: t, script: append(words[:1:1], slices.Repeat(words[len(words)-1:], 100)...)}
				start := time.Now()
				err := backoff.Do(ctx, s.request())
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("the error is %v", err)
				}
				if took := time.Since(start); took != time.Minute {
					t.Errorf("it took %s", took)
				}
				var cbc *codes.Error
				if !errors.As(err, &cbc) || string(cbc.Code) != test.last {
					t.Errorf("%v does not tell the last failure, %s", err, test.last)
				}
				if len(s.calls) < 3 {
					t.Errorf("calls %s", s.calls)
				}
			})
		})
	}
}
