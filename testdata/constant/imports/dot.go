package imports

import . "github.com/cbclint/cbclint/codes"

var dot = []Code{"CBC.0150"} // want `use OperationInvalid instead of the literal`

// A switch is converted as a whole or not at all.
func dotSwitch(code string) {
	FlowControl := code
	switch FlowControl {
	case "CBC.0250": // want `codes.FlowControl`
	case "CBC.0150": // want `use OperationInvalid instead`
	}
}

func dotShadowed(OperationInvalid string) bool {
	return OperationInvalid == "CBC.0150" // want `codes.OperationInvalid`
}
