package nofix

import "C"

var cgo = "CBC.0150" // want `codes.OperationInvalid`
