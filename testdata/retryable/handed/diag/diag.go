// Package diag stands for one that turns errors into what a framework shows.
package diag

// Diagnostics is what the framework shows.
type Diagnostics []Diagnostic

// A Diagnostic is one message.
type Diagnostic struct{ Summary string }

// FromErr returns the messages for an error.
func FromErr(err error) Diagnostics {
	if err == nil {
		return nil
	}
	return Diagnostics{{err.Error()}}
}
