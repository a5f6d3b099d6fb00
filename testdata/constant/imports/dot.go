package imports

import . "github.com/cbclint/cbclint/codes"

var dot = []Code{"CBC.0150"} // want `use InvalidOperation instead of the literal`

// A switch is converted as a whole or not at all.
func dotSwitch(code string) {
	FlowControl := code
	switch FlowControl {
	case "CBC.0250": // want `codes.FlowControl`
	case "CBC.0150": // want `use InvalidOperation instead`
	}
}

func dotShadowed(InvalidOperation string) bool {
	return InvalidOperation == "CBC.0150" // want `codes.InvalidOperation`
}
