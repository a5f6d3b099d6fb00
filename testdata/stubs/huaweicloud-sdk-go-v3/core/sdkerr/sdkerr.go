// Package sdkerr has what the fixtures use of the SDK's package of this name.
package sdkerr

type ErrorHandler interface{ HandleError() error }

type DefaultErrorHandler struct{}

func (DefaultErrorHandler) HandleError() error { return nil }

type ServiceResponseError struct {
	StatusCode   int
	RequestId    string
	ErrorCode    string
	ErrorMessage string
}

func (e *ServiceResponseError) Error() string { return e.ErrorMessage }
