// Package wrappers hands errors to libraries of retries.
package wrappers

import (
	"errors"

	"github.com/cenkalti/backoff/v5"
	sdk "github.com/hashicorp/terraform-plugin-sdk/v2/helper/retry"
)

// An error that a library does not repeat, and one that it repeats.
func permanent(code string, err error) error {
	switch code { // want `gives up on retryable codes: "CBC.99007197"`
	case "CBC.0250":
		return err
	default:
		return backoff.Permanent(err)
	}
}

func repeatsOne(code string, err error) *sdk.RetryError {
	if code == "CBC.0250" { // want `^retries "CBC.0250" and gives up on "CBC.99007197" IPThrottled \(throttled\)$`
		return sdk.RetryableError(err)
	}
	return sdk.NonRetryableError(err)
}

// Don't flag errors that are not marked: the library repeats them.
func unlessPermanent(code string, err error) error {
	switch code {
	case "CBC.0151":
		return backoff.Permanent(err)
	}
	return err
}

func repeatsTheRest(code string, err error) *sdk.RetryError {
	switch code {
	case "CBC.0151":
		return sdk.NonRetryableError(errors.New("ask for access"))
	}
	return sdk.RetryableError(err)
}
