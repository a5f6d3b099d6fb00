package backoff

import "errors"

func Permanent(err error) error { return err }

func RetryAfter(seconds int) error { return errors.New("retry after") }
