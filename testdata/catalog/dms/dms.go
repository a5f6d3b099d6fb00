// Package dms has the constants that a catalog file names.
package dms

// A Code is an error code of the service.
type Code string

// The codes.
const (
	ProjectInvalid Code = "DMS.00400002"
	InstanceBusy   Code = "DMS.00400026"
	ClusterBusy    Code = "DMS.10400026"
)

// Retryable reports whether the same request may succeed later.
func (c Code) Retryable() bool { return c == InstanceBusy || c == ClusterBusy }

// isTemporary is not a question to the catalog, but an answer of its own.
func isTemporary(code Code) bool { return code == InstanceBusy || code == ClusterBusy }

func handle(code Code) string {
	if isTemporary(code) {
		return "again"
	}
	switch code {
	case ProjectInvalid:
		return "project"
	default:
		return "give up"
	}
}
