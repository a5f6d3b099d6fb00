package retry

type RetryError struct{ Err error }

func RetryableError(err error) *RetryError { return &RetryError{err} }

func NonRetryableError(err error) *RetryError { return &RetryError{err} }
