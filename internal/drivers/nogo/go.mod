module github.com/cbclint/cbclint/internal/drivers/nogo

go 1.26.0

require github.com/cbclint/cbclint v0.0.0

replace github.com/cbclint/cbclint => ../../..
