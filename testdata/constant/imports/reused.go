package imports

import "github.com/cbclint/cbclint/codes"

var reused = []codes.Code{"CBC.0150"} // want `codes.OperationInvalid`

func shadowed(codes string) bool {
	return codes == "CBC.0150" // want `codes.OperationInvalid`
}
