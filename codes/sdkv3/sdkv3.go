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
	"strings"

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
	if isFailure(failure.ErrorCode) {
		return &codes.Error{Code: codes.Code(failure.ErrorCode), Message: failure.ErrorMessage}, true
	}
	// Of a body without a message, the SDK drops the code and keeps the body.
	cbc, _ := decode([]byte(failure.ErrorMessage))
	return cbc, cbc != nil
}

// Retryable reports whether the same request may succeed later: by the class of the
// code, which may be the API gateway's. Where that is not known, or there is no code, it
// is whether the HTTP status is 429. It is a checker for the WithRetry of the SDK's
// invokers.
func Retryable(_ any, err error) bool {
	if cbc, ok := AsError(err); ok {
		if info, known := cbc.Code.Info(); known {
			return info.Retry.Retryable()
		}
		if _, known := apigw.Lookup(apigw.Code(cbc.Code)); known {
			return apigw.Code(cbc.Code).Retryable()
		}
	}
	var failure *sdkerr.ServiceResponseError
	return errors.As(err, &failure) && failure.StatusCode == http.StatusTooManyRequests
}

// An ErrorHandler makes a [*sdkerr.ServiceResponseError] of every answer that
// reports a failure in JSON, at any HTTP status. Hand it to the builder of a client by
// WithErrorHandler. Where there is an error the SDK returns no response: after
// [codes.PartialFailure], ask the service which items failed.
type ErrorHandler struct{ sdkerr.DefaultErrorHandler }

// HandleError implements [sdkerr.ErrorHandler].
func (h ErrorHandler) HandleError(req *request.DefaultHttpRequest, resp *response.DefaultHttpResponse) error {
	if strings.HasPrefix(resp.Response.Header.Get("Content-Type"), "application/bson") {
		return h.DefaultErrorHandler.HandleError(req, resp) // no API for billing answers so
	}
	body, err := resp.GetBodyAsBytes()
	if err != nil {
		return err
	}
	resp.Response.Body = io.NopCloser(bytes.NewReader(body)) // the SDK reads it again
	cbc, err := decode(body)
	if cbc == nil && err == nil && resp.GetStatusCode() < http.StatusBadRequest {
		return nil
	}
	failure := sdkerr.NewServiceResponseError(resp.Response) // with the ID of the request
	if cbc != nil {
		// The SDK may have taken another code, from an object deeper in the body.
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
		if isFailure(string(cbc.Code)) {
			return cbc, nil
		}
		err = nil // a text that is no code, e.g. "200"
	}
	var fields map[string]json.RawMessage
	if json.NewDecoder(bytes.NewReader(body)).Decode(&fields) != nil {
		return nil, err // no object, or one that is cut off
	}
	// Some answers have the code under another name, or in an object of its own.
	if cbc := failureIn(fields); cbc != nil {
		return cbc, nil
	}
	var inner map[string]json.RawMessage
	if json.Unmarshal(fields["error"], &inner) == nil {
		if cbc := failureIn(inner); cbc != nil {
			return cbc, nil
		}
	}
	switch string(fields["error_code"]) {
	case "0", "false":
		return nil, nil // another way to say that all is well
	}
	return nil, err
}

// failureIn returns the failure that the fields of an object report, or nil.
func failureIn(fields map[string]json.RawMessage) *codes.Error {
	for _, name := range [...]string{"error_code", "errorCode", "code"} {
		if code := text(fields[name]); isFailure(code) {
			message := cmp.Or(text(fields["error_msg"]), text(fields["errorMsg"]), text(fields["message"]))
			return &codes.Error{Code: codes.Code(code), Message: message}
		}
	}
	return nil
}

// text returns the text that a value in JSON is, or "".
func text(value json.RawMessage) string {
	var s string
	if json.Unmarshal(value, &s) != nil {
		return ""
	}
	return s
}

// codeForm tells an error code from what else is called so, e.g. that of a city.
var codeForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*\.[0-9]+$`)

// isFailure reports whether a text is an error code, and none that says that all is well.
func isFailure(code string) bool {
	return codeForm.MatchString(code) && code != string(codes.Success)
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
