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
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/request"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/response"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/apigw"
)

// AsError returns the failure with its code that is in the chain of an error
// from the SDK, and whether there is one. There is none where the answer has no
// code, e.g. a proxy's page, or has [codes.Success] though the status is a failure's.
func AsError(err error) (*codes.Error, bool) {
	var failure *sdkerr.ServiceResponseError // always a pointer
	if !errors.As(err, &failure) {
		return nil, false
	}
	switch failure.ErrorCode {
	case "":
		// Of a body without a message, the SDK drops the code and keeps the body.
		cbc, _ := decode([]byte(failure.ErrorMessage))
		return cbc, cbc != nil
	case string(codes.Success):
		return nil, false
	}
	return &codes.Error{Code: codes.Code(failure.ErrorCode), Message: failure.ErrorMessage}, true
}

// Retryable reports whether the same request may succeed later: by the class of
// the code, which may be the API gateway's, or, if there is none, because the HTTP
// status is 429. It is a checker for the WithRetry of the SDK's invokers.
func Retryable(_ any, err error) bool {
	if cbc, ok := AsError(err); ok {
		return cbc.Code.Retryable() || apigw.Code(cbc.Code).Retryable()
	}
	var failure *sdkerr.ServiceResponseError
	return errors.As(err, &failure) && failure.StatusCode == http.StatusTooManyRequests
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
	cbc, err := decode(body)
	if cbc == nil && err == nil {
		return nil
	}
	failure := sdkerr.NewServiceResponseError(resp.Response) // with the ID of the request
	if cbc != nil && failure.ErrorCode == "" {
		failure.ErrorCode, failure.ErrorMessage = string(cbc.Code), cbc.Message
	}
	return failure
}

// decode returns the failure that a body reports, or nil. It returns an error if the
// body is a JSON object that cannot be read.
func decode(body []byte) (*codes.Error, error) {
	err := codes.Decode(body)
	var cbc *codes.Error
	if errors.As(err, &cbc) {
		return cbc, nil
	}
	if err != nil {
		return nil, err
	}
	// Some answers have the code under another name, or in an object of its own.
	type answer struct {
		ErrorCode, ErrorMsg string
		Code, Message       string
	}
	var other struct {
		answer
		Error answer
	}
	if json.Unmarshal(body, &other) != nil {
		return nil, nil // with another meaning of these names
	}
	for _, a := range [...]answer{other.answer, other.Error} {
		code := cmp.Or(a.ErrorCode, a.Code)
		if codeForm.MatchString(code) && code != string(codes.Success) {
			return &codes.Error{Code: codes.Code(code), Message: cmp.Or(a.ErrorMsg, a.Message)}, nil
		}
	}
	return nil, nil
}

// codeForm tells a code from what else is called so, e.g. that of a city.
var codeForm = regexp.MustCompile(`^(CBC|APIG|APIGW)\.[0-9]+$`)

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
