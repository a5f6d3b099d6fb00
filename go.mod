module github.com/cbclint/cbclint

go 1.25.0
