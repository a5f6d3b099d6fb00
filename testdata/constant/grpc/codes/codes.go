// Package codes has the name of the catalog, as grpc's and OpenTelemetry's do.
package codes

type Code uint32

const Unknown Code = 2
