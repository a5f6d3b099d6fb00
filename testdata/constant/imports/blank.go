package imports

import _ "github.com/cbclint/cbclint/codes"

var blank = []string{"CBC.0150"} // want `codes.OperationInvalid`
