//go:build !never

// The file has a build constraint.

package imports

// A comment of the first declaration.
var build = []string{"CBC.0150"} // want `codes.OperationInvalid`
