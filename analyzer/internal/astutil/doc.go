// Package astutil answers questions about Go syntax and types. It knows nothing about
// codes, files or the package under analysis.
package astutil
