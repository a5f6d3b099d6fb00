module github.com/cbclint/cbclint/codes/sdkv3

go 1.25.0

require github.com/cbclint/cbclint v0.0.0
