// Package wrappers has codes in cases that wrap the error for a library of
// retries.
package wrappers

import (
	"context"

	"github.com/avast/retry-go/v4"
	"github.com/cenkalti/backoff/v5"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/resource"
	sdk "github.com/hashicorp/terraform-plugin-sdk/v2/helper/retry"
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
