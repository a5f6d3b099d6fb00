package imports

import . "github.com/cbclint/cbclint/codes"

var dot = []Code{"CBC.0150"} // want `has a constant: InvalidOperation`

func dotShadowed(InvalidOperation string) bool {
	return InvalidOperation == "CBC.0150" // want `codes.InvalidOperation`
}
