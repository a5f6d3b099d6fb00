module example.com/sdkv3

go 1.25.0

require (
	github.com/cbclint/cbclint v0.0.0
	github.com/cbclint/cbclint/codes/sdkv3 v0.0.0
)

// A stub with what the fixture calls, so that it does not require Huawei's SDK.
replace (
	github.com/cbclint/cbclint => ../../..
	github.com/cbclint/cbclint/codes/sdkv3 => ./stub
)
