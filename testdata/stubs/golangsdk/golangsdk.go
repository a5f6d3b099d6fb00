// Package golangsdk has what the fixtures use of the real package.
package golangsdk

type ErrUnexpectedResponseCode struct {
	Actual int
	Body   []byte
}

func (e ErrUnexpectedResponseCode) Error() string { return string(e.Body) }

type ErrDefault400 struct{ ErrUnexpectedResponseCode }
