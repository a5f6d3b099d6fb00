// Package astutil answers questions about syntax and types that are about Go alone. It
// knows nothing of codes, of files or of the package under analysis.
package astutil
