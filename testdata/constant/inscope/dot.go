package inscope

import . "github.com/cbclint/cbclint/testdata/constant/billing"

var _ = Locked

// A constant of a package that is imported by a dot, where nothing else has its
// name.
func dotted(code string) bool {
	return code == "CBC.5003" // want `use NoMoney instead`
}

func dotShadowed(code, NoMoney string) bool {
	return code == "CBC.5003" // want `codes.InsufficientBalance5003`
}
