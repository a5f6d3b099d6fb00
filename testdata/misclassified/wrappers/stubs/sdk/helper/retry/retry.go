package retry

type RetryError struct {
	Err       error
	Retryable bool
}

func RetryableError(err error) *RetryError { return &RetryError{err, true} }

func NonRetryableError(err error) *RetryError { return &RetryError{err, false} }
