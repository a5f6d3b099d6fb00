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
// from the SDK, or that [codes.Decode] returned, and whether there is one. There is none
// where the answer has no code, e.g. a proxy's page, or has [codes.Success] though the
// status is a failure's.
func AsError(err error) (*codes.Error, bool) {
	var cbc *codes.Error
	if errors.As(err, &cbc) {
		return cbc, true
	}
	var failure *sdkerr.ServiceResponseError // always a pointer
	if !errors.As(err, &failure) {
		return nil, false
	}
	if isCode(failure.ErrorCode) {
		return &codes.Error{Code: codes.Code(failure.ErrorCode), Message: failure.ErrorMessage}, true
	}
	// Of a body without a message, the SDK drops the code and keeps the body.
	cbc, _ = decode([]byte(failure.ErrorMessage), isCode)
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
	isFailure := resp.GetStatusCode() >= http.StatusBadRequest
	isLikely := isCode
	if !isFailure {
		isLikely = isCodeOfCBC // a success may have a field of that name
	}
	body, err := resp.GetBodyAsBytes()
	if err != nil {
		return failed(resp, nil, err.Error())
	}
	cbc, err := decode(body, isLikely)
	switch {
	case cbc != nil:
		return failed(resp, cbc, cbc.Message)
	case isFailure || err != nil:
		return failed(resp, nil, string(body))
	}
	resp.Response.Body = io.NopCloser(bytes.NewReader(body)) // the SDK reads it again
	return nil
}

// failed returns the error of the SDK for an answer, with its status and the ID of the
// request. The SDK itself would search all objects of the body for a code, in any order.
func failed(resp *response.DefaultHttpResponse, cbc *codes.Error, message string) error {
	failure := sdkerr.NewServiceResponseError(&http.Response{
		StatusCode: resp.Response.StatusCode, Header: resp.Response.Header, Body: http.NoBody,
	})
	if failure.ErrorMessage = message; cbc != nil {
		failure.ErrorCode = string(cbc.Code)
	}
	return failure
}

// decode returns the failure that a body reports, or nil. It returns an error if the
// body is a JSON object that cannot be read. Under other names than error_code, it takes
// what is likely to be a code.
func decode(body []byte, isLikely func(string) bool) (*codes.Error, error) {
	err := codes.Decode(body)
	var fields fields
	if json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(bytes.TrimSpace(body), []byte("\ufeff")))).Decode(&fields) != nil {
		return nil, err // no object, or one that is cut off
	}
	code := fields.text("error_code")
	if code == string(codes.Success) {
		return nil, nil
	}
	var cbc *codes.Error
	if errors.As(err, &cbc) && isCode(code) {
		return cbc, nil
	}
	// Some answers have the code under another name, or in an object of its own.
	if cbc := fields.failure(isLikely); cbc != nil {
		return cbc, nil
	}
	if inner := fields.object("error"); inner.text("error_code") != string(codes.Success) {
		if cbc := inner.failure(isLikely); cbc != nil {
			return cbc, nil
		}
	}
	switch string(fields["error_code"]) {
	case "0", "200", "false":
		return nil, nil // another way to say that all is well
	}
	if cbc != nil {
		err = nil // a text that is no code, e.g. "200"
	}
	return nil, err
}

// isCode reports whether a text is an error code: neither a status, such as "429", nor
// that all is well.
func isCode(code string) bool {
	return strings.Trim(code, "0123456789.") != "" && code != string(codes.Success)
}

// isCodeOfCBC reports whether a text is an error code of CBC or of the API gateway.
func isCodeOfCBC(code string) bool { return codeForm.MatchString(code) && isCode(code) }

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
