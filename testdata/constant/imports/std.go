package imports

import (
	"fmt"
	"strings" // a comment on its line
)

var std = fmt.Sprint(strings.ToLower("CBC.0150")) // want `codes.OperationInvalid`
