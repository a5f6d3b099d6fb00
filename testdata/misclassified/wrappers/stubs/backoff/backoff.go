package backoff

import "errors"

func Permanent(err error) error { return err }

func RetryAfter(seconds int) error { return errors.New("retry after") }

type PermanentError struct{ Err error }

func (e *PermanentError) Error() string { return e.Err.Error() }

func Other(err error) error { return err }
