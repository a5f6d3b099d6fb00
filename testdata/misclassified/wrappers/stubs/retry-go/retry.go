package retry

func Unrecoverable(err error) error { return err }
