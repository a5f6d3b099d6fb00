// Package kept keeps an error, or the request, for later: in a list, for another
// goroutine, for the next round.
package kept

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

var (
	errBalance = errors.New("balance")
	errFailed  = errors.New("failed")
)

type apiError struct{ Code string }

func (e *apiError) Error() string { return e.Code }

func codeOf(err error) string {
	if e := (*apiError)(nil); errors.As(err, &e) {
		return e.Code
	}
	return ""
}

type api interface{ pay(id string) error }

// Only the identifiers of what worked are kept.
func countsOnly(a api, ids []string) (done []string, err error) {
	for _, id := range ids {
		err := a.pay(id)
		switch codeOf(err) { // want `gives up on retryable codes: "CBC.0250"`
		case "CBC.5003":
			return done, errBalance
		}
		if err == nil {
			done = append(done, id)
		}
	}
	return done, nil
}

// A text about the failure is no failure.
func keepsText(a api, ids []string) map[string]string {
	report := make(map[string]string)
	for _, id := range ids {
		err := a.pay(id)
		switch codeOf(err) { // want `gives up on retryable codes: "CBC.0250"`
		case "CBC.5003":
			return nil
		}
		report[id] = "failed"
	}
	return report
}

// The goroutine only writes a log line.
func logsElsewhere(err error) error {
	switch codeOf(err) { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.5003":
		return errBalance
	default:
		go slog.Info("failed")
		return errFailed
	}
}

// What is dead is not sent again.
func (w *worker) bury(a api, id string) error {
	switch codeOf(a.pay(id)) { // want `gives up on retryable codes: "CBC.0250"`
	case "":
	case "CBC.5003", "CBC.0151":
		return errFailed
	default:
		w.dead = append(w.dead, id)
	}
	return nil
}

func inList(a api, ids []string) error {
	var errs []error
	for _, id := range ids {
		err := a.pay(id)
		switch codeOf(err) {
		case "CBC.5003":
			return errBalance
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

type result struct {
	id  string
	err error
}

func inListOfResults(a api, ids []string) []result {
	var out []result
	for _, id := range ids {
		err := a.pay(id)
		switch codeOf(err) {
		case "CBC.5003":
			return nil
		}
		out = append(out, result{id, err})
	}
	return out
}

func inMap(a api, ids []string) map[string]error {
	out := make(map[string]error)
	for _, id := range ids {
		err := a.pay(id)
		switch codeOf(err) {
		case "CBC.5003":
			return nil
		}
		out[id] = err
	}
	return out
}

func theFirst(a api, ids []string) error {
	var first error
	for _, id := range ids {
		err := a.pay(id)
		switch codeOf(err) {
		case "CBC.5003":
			return errBalance
		default:
			if first == nil {
				first = err
			}
		}
	}
	return first
}

func joined(a api, ids []string) error {
	var all error
	for _, id := range ids {
		err := a.pay(id)
		switch codeOf(err) {
		case "CBC.5003":
			return errBalance
		}
		all = errors.Join(all, err)
	}
	return all
}

func inGoroutines(a api, ids []string) error {
	var (
		mu   sync.Mutex
		errs []error
		wg   sync.WaitGroup
	)
	for _, id := range ids {
		wg.Go(func() {
			err := a.pay(id)
			switch codeOf(err) {
			case "CBC.3124":
				return
			}
			mu.Lock()
			defer mu.Unlock()
			errs = append(errs, err)
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// Those that fail are tried again in the next round.
func nextRound(a api, ids []string) error {
	for len(ids) > 0 {
		var next []string
		for _, id := range ids {
			err := a.pay(id)
			switch codeOf(err) {
			case "":
			case "CBC.5003", "CBC.0151":
				return err
			default:
				next = append(next, id)
			}
		}
		ids = next
		time.Sleep(time.Second)
	}
	return nil
}

func retryLater(id string) { slog.Info("again", "id", id) }

func inGoroutine(a api, id string) error {
	switch codeOf(a.pay(id)) {
	case "CBC.5003", "CBC.0151":
		return errFailed
	default:
		go retryLater(id)
		return nil
	}
}

func byTimer(a api, id string) error {
	switch codeOf(a.pay(id)) {
	case "CBC.5003", "CBC.0151":
		return errFailed
	default:
		time.AfterFunc(time.Minute, func() { retryLater(id) })
		return nil
	}
}

func itselfByTimer(a api, id string) {
	switch codeOf(a.pay(id)) {
	case "CBC.5003", "CBC.0151":
		slog.Info("failed")
	default:
		time.AfterFunc(time.Minute, func() { itselfByTimer(a, id) })
	}
}

// The same request is sent again, in a goroutine or behind the question.
func sameInGoroutine(a api, id string) error {
	switch codeOf(a.pay(id)) {
	case "CBC.5003", "CBC.0151":
		return errFailed
	}
	go a.pay(id)
	return nil
}

func sameByTimer(a api, id string) error {
	switch codeOf(a.pay(id)) {
	case "CBC.5003", "CBC.0151":
		return errFailed
	}
	time.AfterFunc(time.Minute, func() { _ = a.pay(id) })
	return nil
}

func sameBehind(a api, id string) error {
	err := a.pay(id)
	switch codeOf(err) {
	case "CBC.5003", "CBC.0151":
		return errFailed
	}
	for range 3 {
		if err = a.pay(id); err == nil {
			return nil
		}
	}
	return errFailed
}

func itself(a api, id string) {
	switch codeOf(a.pay(id)) {
	case "CBC.5003", "CBC.0151":
		slog.Info("failed")
	default:
		time.Sleep(time.Minute)
		itself(a, id)
	}
}

func byCallback(code string, onRetry func(), onFail func(string)) {
	switch code {
	case "CBC.5003", "CBC.0151":
		onFail(code)
	default:
		onRetry()
	}
}

type worker struct {
	queue      chan string
	next, dead []string
	pending    map[string]bool
}

func (w *worker) listed(a api, id string) error {
	switch codeOf(a.pay(id)) {
	case "":
	case "CBC.5003", "CBC.0151":
		return errFailed
	default:
		w.next = append(w.next, id)
	}
	return nil
}

func (w *worker) noted(a api, id string) error {
	switch codeOf(a.pay(id)) {
	case "":
	case "CBC.5003", "CBC.0151":
		return errFailed
	default:
		w.pending[id] = true
	}
	return nil
}

func (w *worker) queued(a api, id string) error {
	switch codeOf(a.pay(id)) {
	case "CBC.5003", "CBC.0151":
		return errFailed
	default:
		w.queue <- id
		return nil
	}
}

// The answer to a client only tells.
func serve(w http.ResponseWriter, code string) {
	switch code {
	case "CBC.5003":
		http.Error(w, "balance", http.StatusPaymentRequired)
	default:
		w.WriteHeader(http.StatusInternalServerError)
		if err := json.NewEncoder(w).Encode("billing"); err != nil {
			slog.Info("failed")
		}
	}
}

func serveByHelper(w http.ResponseWriter, code string) {
	switch code {
	case "CBC.5003":
		http.Error(w, "balance", http.StatusPaymentRequired)
	default:
		writeJSON(w, http.StatusInternalServerError, map[string]string{"error": "billing"})
	}
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		slog.Info("failed")
	}
}

// Unwrap is for errors.Is. The error keeps its code.
func (e *apiError) Unwrap() error {
	switch e.Code {
	case "CBC.5003":
		return errBalance
	case "CBC.0250":
		return errFailed
	}
	return nil
}
