module example.com/textmatch

go 1.25.0

require (
	github.com/chnsz/golangsdk v0.0.0
	github.com/cbclint/cbclint v0.0.0
	github.com/huaweicloud/huaweicloud-sdk-go-v3 v0.0.0
)

// A stub with what the fixture calls: the rule knows the functions by their paths.
replace (
	github.com/chnsz/golangsdk => ../stubs/golangsdk
	github.com/cbclint/cbclint => ../..
	github.com/huaweicloud/huaweicloud-sdk-go-v3 => ../stubs/huaweicloud-sdk-go-v3
)
