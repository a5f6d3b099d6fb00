// Package wrappers has codes in cases that wrap the error for a library of
// retries.
package wrappers

import (
	"context"
	"fmt"

	"github.com/avast/retry-go/v4"
	"github.com/cenkalti/backoff/v5"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/resource"
	sdk "github.com/hashicorp/terraform-plugin-sdk/v2/helper/retry"
	again "github.com/sethvargo/go-retry"
	"k8s.io/apimachinery/pkg/util/wait"
)

func cenkalti(code string, err error) (string, error) {
	switch code {
	case "CBC.0250", "CBC.5003": // want `"CBC.0250" .* is a permanent failure here, but is throttled`
		return "", backoff.Permanent(err)
	case "CBC.5001", "CBC.99007197": // want `"CBC.5001" .* is retried, but is terminal`
		return "", backoff.RetryAfter(5)
	}
	return "", err
}

func hashicorp(code string, err error) *sdk.RetryError {
	if code == "CBC.99003651" { // want `"CBC.99003651" .* is a permanent failure here, but is conflict`
		return sdk.NonRetryableError(err)
	}
	switch {
	case code == "CBC.99000088": // want `"CBC.99000088" .* is resent blindly`
		return sdk.RetryableError(err)
	case code == "CBC.0250":
		return sdk.RetryableError(err)
	}
	return nil
}

func older(code string, err error) *resource.RetryError {
	if code == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
		return resource.RetryableError(err)
	}
	return resource.NonRetryableError(err)
}

func avast(code string, err error) error {
	if code == "CBC.0250" { // want `"CBC.0250" .* is a permanent failure here`
		return retry.Unrecoverable(err)
	}
	if code == "CBC.5003" {
		return retry.Unrecoverable(err)
	}
	return err
}

func kubernetes(ctx context.Context, call func() (string, error)) error {
	return wait.PollUntilContextCancel(ctx, func(context.Context) (bool, error) {
		code, err := call()
		switch code {
		case "CBC.0250":
			return false, nil
		case "CBC.5003": // want `"CBC.5003" .* is retried, but is terminal`
			return false, nil
		case "CBC.5001":
			return false, err
		}
		return true, nil
	})
}

// The types of the wrappers, and their values in a variable.
func forms(code string, err error) error {
	switch code {
	case "CBC.0250": // want `"CBC.0250" .* is a permanent failure here`
		return &backoff.PermanentError{Err: err}
	case "CBC.99007197": // want `"CBC.99007197" .* is a permanent failure here`
		permanent := backoff.Permanent(err)
		return permanent
	case "CBC.5003":
		err = backoff.Permanent(err)
		return err
	case "CBC.5001": // want `"CBC.5001" .* is retried, but is terminal`
		return again.RetryableError(err)
	}
	return err
}

func conversion(call func() (string, error)) wait.ConditionFunc {
	return wait.ConditionFunc(func() (bool, error) {
		code, _ := call()
		if code == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
			return false, nil
		}
		return true, nil
	})
}

func retryIf(call func() error, codeOf func(error) string) error {
	return retry.Do(call, retry.RetryIf(func(err error) bool {
		if codeOf(err) == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
			return true
		}
		return codeOf(err) == "CBC.0250" || codeOf(err) == "CBC.5001" // want `"CBC.5001" .* is retried, but is terminal`
	}))
}

// Don't flag other functions of these packages.
// A function that the library asks.
func named(call func() error) error {
	return retry.Do(call, retry.RetryIf(byText))
}

func byText(err error) bool {
	return err.Error() == "CBC.0155" // want `"CBC.0155" .* is retried, but is terminal`
}

func others(code string, err error) error {
	switch code {
	case "CBC.0250":
		return backoff.Other(err)
	case "CBC.5003":
		return retry.Do(func() error { return err })
	}
	return err
}

// Don't flag a poll for something that is to be there, or a retry after
// something has been done about it.
func precise(code func() string, err error, topUp func() error) *sdk.RetryError {
	_ = wait.ConditionFunc(func() (bool, error) {
		switch code() {
		case "CBC.30000010":
			return false, nil
		}
		return true, nil
	})
	if code() == "CBC.5003" {
		return sdk.RetryableError(topUp())
	}
	return nil
}

// A wrapper in another error, and the type with its field.
func wrapped(code string, err error) error {
	if err != nil {
		switch code {
		case "CBC.0250": // want `"CBC.0250" .* is a permanent failure here`
			return fmt.Errorf("pay: %w", backoff.Permanent(err))
		case "CBC.5003":
			return fmt.Errorf("pay: %w", backoff.Permanent(err))
		}
	}
	return err
}

func field(code string, err error) *sdk.RetryError {
	switch code {
	case "CBC.5003": // want `"CBC.5003" .* is retried, but is terminal`
		return &sdk.RetryError{Err: err, Retryable: true}
	case "CBC.0250": // want `"CBC.0250" .* is a permanent failure here`
		return &sdk.RetryError{Err: err}
	case "CBC.99007197":
		return &sdk.RetryError{Err: err, Retryable: code != ""}
	}
	return nil
}
