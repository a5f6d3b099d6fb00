package imports

import "fmt" // a comment on its line

var single = fmt.Sprint("CBC.0150") // want `codes.OperationInvalid`
