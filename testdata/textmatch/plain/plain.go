// Package plain has only texts: no error that it knows has the code in a field.
package plain

import (
	"bytes"
	"regexp"
	"strings"
)

// A code that others begin with is found in them, too.
func isPartner(text string) bool {
	return strings.Contains(text, "CBC.5001") // want `^CBC error code "CBC.5001" \(.*\) is searched in a text, and is the beginning of 5 others, such as "CBC.50010059"$`
}

func isPartnerError(err error) bool {
	return strings.Contains(err.Error(), "CBC.5001") // want `is searched in a text, and is the beginning of 5 others`
}

func begins(code string) bool {
	return strings.HasPrefix(code, "CBC.5001") || // want `is the beginning of 5 others`
		bytes.HasPrefix([]byte(code), []byte("CBC.5001")) // want `is the beginning of 5 others`
}

// So it is in a regular expression without an end.
var partner = regexp.MustCompile(`CBC\.5001|CBC\.5002`) // want `^CBC error code "CBC.5001" \(.*\) is searched in a text, and is the beginning of 5 others, such as "CBC.50010059"$`

// Don't flag a code that no other begins with, or that has an end.
func others(text string) bool {
	return strings.Contains(text, "CBC.99005003") || strings.Contains(text, `"CBC.5001"`) || strings.HasSuffix(text, "CBC.5001")
}

var bounded = regexp.MustCompile(`\bCBC\.5001\b|"CBC\.5001"|^CBC\.5001$|CBC\.5001\D|CBC\.5001(\s|$)`)

var longer = regexp.MustCompile(`CBC\.5001\d*|CBC\.5001(\d{4})?|CBC\.50010?059`)

// Don't flag the beginning of codes, which is meant as such.
func family(code string) bool { return strings.HasPrefix(code, "CBC.9900") }
