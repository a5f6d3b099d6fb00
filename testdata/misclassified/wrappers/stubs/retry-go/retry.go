package retry

func Unrecoverable(err error) error { return err }

type Option func()

func RetryIf(retryIf func(error) bool) Option { return func() {} }

func Do(call func() error, options ...Option) error { return call() }
