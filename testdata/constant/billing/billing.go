// Package billing has constants of its own for some codes.
package billing

// Prefix is what all codes begin with, and Code a type of theirs.
const Prefix = "CBC."

type Code = string

const (
	NoMoney           = "CBC.5003"
	Throttled  string = "CBC.0250"
	throttled2        = "CBC.99007197"
	Locked            = "CBC.3002"
	LockedToo         = "CBC.3002"
)

var _ = throttled2
