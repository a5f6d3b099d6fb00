// Package sdkv3 joins package codes with github.com/huaweicloud/huaweicloud-sdk-go-v3.
//
// The SDK makes an error of an answer with HTTP status 400 and above, and of no
// other one: what a CBC API reports with status 200 is lost, as most response
// types have no field for it. An [ErrorHandler] makes an error of that, too,
// and [AsError] finds the code in both. One line of a program is enough:
//
//	client, err := bss.BssClientBuilder().WithErrorHandler(sdkv3.ErrorHandler{})…
//
// The package is a module of its own, so that package codes stays without
// requirements. It is tested with version 0.1.207 of the SDK.
package sdkv3

import (
	"bytes"
	"errors"
	"io"
	"net/http"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/request"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/response"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/apigw"
)

// AsError returns the failure with its code that is in the chain of an error
// from the SDK, and whether there is one.
func AsError(err error) (*codes.Error, bool) {
	var failure *sdkerr.ServiceResponseError // always a pointer
	if !errors.As(err, &failure) {
		return nil, false
	}
	if failure.ErrorCode != "" {
		return &codes.Error{Code: codes.Code(failure.ErrorCode), Message: failure.ErrorMessage}, true
	}
	// Of a body without a message, the SDK drops the code and keeps the body.
	var cbc *codes.Error
	return cbc, errors.As(codes.Decode([]byte(failure.ErrorMessage)), &cbc)
}

// Retryable reports whether the same request may succeed later. It is a
// checker for the WithRetry of the SDK's invokers.
func Retryable(_ any, err error) bool {
	cbc, ok := AsError(err)
	return ok && (cbc.Code.Retryable() || apigw.Code(cbc.Code).Retryable()) // the gateway throttles with its own code
}

// An ErrorHandler makes a [*sdkerr.ServiceResponseError] of every answer that
// reports a failure, at any HTTP status. Hand it to the builder of a client by
// WithErrorHandler. Where there is an error the SDK returns no response: after
// [codes.PartialFailure], ask the service which items failed.
type ErrorHandler struct{ sdkerr.DefaultErrorHandler }

// HandleError implements [sdkerr.ErrorHandler].
func (h ErrorHandler) HandleError(req *request.DefaultHttpRequest, resp *response.DefaultHttpResponse) error {
	if resp.GetStatusCode() >= http.StatusBadRequest {
		return h.DefaultErrorHandler.HandleError(req, resp)
	}
	body, err := resp.GetBodyAsBytes()
	if err != nil {
		return err
	}
	resp.Response.Body = io.NopCloser(bytes.NewReader(body)) // the SDK reads it again
	err = codes.Decode(body)
	var cbc *codes.Error
	if errors.As(err, &cbc) {
		return sdkerr.NewServiceResponseError(resp.Response) // with the ID of the request
	}
	return err
}

// A Failure is what happened to one item of a request about several.
type Failure struct {
	ID string // of the item
	*codes.Error
}

// Failures returns the items that failed, of an answer that has status 200 and
// no code of its own.
func Failures(details *[]model.ErrorDetail) []Failure {
	if details == nil {
		return nil // none failed
	}
	var failures []Failure
	for _, d := range *details {
		if code := codes.Code(valueOf(d.ErrorCode)); code != "" && code != codes.Success {
			failures = append(failures, Failure{valueOf(d.Id), &codes.Error{Code: code, Message: valueOf(d.ErrorMsg)}})
		}
	}
	return failures
}

// valueOf returns what a field of a response has, or "".
func valueOf(field *string) string {
	if field == nil {
		return ""
	}
	return *field
}
