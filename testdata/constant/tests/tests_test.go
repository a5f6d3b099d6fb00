// Package tests is checked with -constant-tests.
package tests

var tested = "CBC.0150" // want `codes.OperationInvalid`
