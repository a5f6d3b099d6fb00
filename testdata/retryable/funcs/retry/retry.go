// Package retry has a retry predicate.
package retry

func Able(err any) bool { return err != nil }
