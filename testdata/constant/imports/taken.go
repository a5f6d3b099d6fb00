package imports

import (
	"fmt"

	"github.com/cbclint/cbclint/testdata/constant/grpc/codes"
)

var taken = fmt.Sprint(codes.Unknown, "CBC.0150") // want `use codes.OperationInvalid instead`
