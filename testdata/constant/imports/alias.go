package imports

import cbc "github.com/cbclint/cbclint/codes"

var alias = []cbc.Code{"CBC.0150"} // want `cbc.OperationInvalid`
