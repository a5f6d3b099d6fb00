module github.com/cbclint/cbclint/internal/benchmarks

go 1.26.0

require (
	github.com/cbclint/cbclint v0.0.0
	github.com/nishanths/exhaustive v0.17.1
	github.com/sashamelentyev/usestdlibvars v1.29.0
	golang.org/x/tools v0.52.0
)

require (
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
)

replace github.com/cbclint/cbclint => ../..
