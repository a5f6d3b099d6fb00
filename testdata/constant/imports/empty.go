package imports

import ()

var emptyGroup = []string{"CBC.0150"} // want `codes.OperationInvalid`
