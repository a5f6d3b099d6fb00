package imports

import "fmt"
import str "strings"

var singles = fmt.Sprint(str.ToLower("CBC.0150")) // want `codes.OperationInvalid`
