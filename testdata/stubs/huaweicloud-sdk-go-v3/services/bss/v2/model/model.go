// Package model has what the fixtures use of the SDK's package of this name.
package model

type PayOrdersRequest struct{}

type PayOrdersResponse struct{ HttpStatusCode int }

func (r *PayOrdersResponse) String() string { return "" }

// Answer stands for the answers that have an error_code.
type Answer struct {
	ErrorCode *string `json:"error_code,omitempty"`
}

func (a *Answer) String() string { return "" }
