// Package exhaustive is about -default-signifies-exhaustive.
package exhaustive

// A switch without a default clause.
func without(code string) {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

// Don't flag one with a default clause, whatever it does.
func with(code string) string {
	switch code {
	case "CBC.0151":
		return "access"
	default:
		return "give up"
	}
}
