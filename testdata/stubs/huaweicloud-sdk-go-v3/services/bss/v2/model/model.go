// Package model has what the fixtures use of the SDK's package of this name.
package model

type PayOrdersRequest struct{}

type PayOrdersResponse struct{ HttpStatusCode int }
