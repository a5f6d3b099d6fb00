module github.com/cbclint/cbclint/internal/drivers/gopls

go 1.25.0

require github.com/cbclint/cbclint v0.0.0

require (
	github.com/sourcegraph/jsonrpc2 v0.2.3
	golang.org/x/mod v0.35.0
)

replace github.com/cbclint/cbclint => ../../..
