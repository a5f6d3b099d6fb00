// Package reconcile stands for that of a framework for controllers.
package reconcile

import "time"

// A Result says when to come again.
type Result struct {
	Requeue      bool
	RequeueAfter time.Duration
}
