module example.com/billing

go 1.25.0

require github.com/cbclint/cbclint v0.0.0

replace github.com/cbclint/cbclint => ../..
