package retry

func RetryableError(err error) error { return err }
