// Package malformed has catalog codes spelled so that they can never match.
package malformed

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

type response struct{ ErrorCode string }

// Wrong case.
func wrongCase(code string) bool {
	return code == "cbc.5003" || // want `^malformed CBC error code "cbc.5003" \(lower case\); want "CBC.5003" \(Insufficient balance.\)$`
		code == "Cbc.5003" // want `malformed CBC error code "Cbc.5003" \(lower case\)`
}

// A separator that is missing or other than the dot.
func separator(code string) string {
	switch code {
	case "CBC5004": // want `malformed CBC error code "CBC5004" \(no dot\); want "CBC.5004"`
		return "a"
	case "CBC_5005": // want `malformed CBC error code "CBC_5005" \('_' for the dot\)`
		return "b"
	case "CBC-5006": // want `malformed CBC error code "CBC-5006" \('-' for the dot\)`
		return "c"
	case "CBC。5007": // want `malformed CBC error code "CBC。5007" \('。' for the dot\)`
		return "d"
	case "CBC:5008": // want `malformed CBC error code "CBC:5008" \(':' for the dot\)`
		return "e"
	}
	return ""
}

// A separator that is there twice, and a mark behind the code.
func marks(code string) bool {
	return code == "CBC..5003" || // want `malformed CBC error code "CBC..5003" \(two dots\); want "CBC.5003"`
		code == "CBC.-5003" || // want `malformed CBC error code "CBC.-5003" \('-' behind the separator\)`
		code == "CBC.5003." || // want `malformed CBC error code "CBC.5003." \('.' at the end\); want "CBC.5003"`
		code == "CBC.5003:" // want `malformed CBC error code "CBC.5003:" \(':' at the end\)`
}

// White space around it and inside.
var spaces = map[string]bool{
	"CBC.5003 ":       true, // want `malformed CBC error code "CBC.5003 " \(a space\); want "CBC.5003"`
	"\tCBC.5004":      true, // want `malformed CBC error code "\\tCBC.5004" \(a tab\)`
	"CBC. 5005":       true, // want `malformed CBC error code "CBC. 5005" \(a space\)`
	"CBC.5006\u00a0":  true, // want `\(white space U\+00A0\); want "CBC.5006"`
	"CBC.5041\n":      true, // want `malformed CBC error code "CBC.5041\\n" \(a line break\); want "CBC.5041"`
	"CBC.\u200b5007":  true, // want `\(invisible U\+200B\); want "CBC.5007"`
	"\ufeffCBC.5008":  true, // want `\(invisible U\+FEFF\); want "CBC.5008"`
	" cbc - 99003651": true, // want `\(a space\); want "CBC.99003651"`
}

// Letters and digits of a pasted page.
func pasted(resp *response) bool {
	return resp.ErrorCode == "ＣＢＣ．５００３" || // want `malformed CBC error code "ＣＢＣ．５００３" \(full-width Ｃ\); want "CBC.5003"`
		resp.ErrorCode == "CBC.５００４" || // want `\(full-width ５\); want "CBC.5004"`
		resp.ErrorCode == "СBC.5005" || // want `\(U\+0421 for C\); want "CBC.5005"`
		resp.ErrorCode == "CВC.5006" || // want `\(U\+0412 for B\); want "CBC.5006"`
		resp.ErrorCode == "CBC.O250" || // want `\('O' for 0\); want "CBC.0250"`
		resp.ErrorCode == "CBC.0l50" // want `\('l' for 1\); want "CBC.0150"`
}

// A constant's declaration, and a sum of constants.
const badlySpelled = "cbc.0250" // want `malformed CBC error code "cbc.0250" \(lower case\); want "CBC.0250"`

type errorCode string

func typed(code errorCode) bool {
	return code == "CBC"+"5003" || // want `malformed CBC error code "CBC5003" \(no dot\)`
		code == errorCode("cbc.0250") // want `malformed CBC error code "cbc.0250"`
}

// Without a suggestion: it may be a case beside that code, in another package.
const Exported = "cbc.0151" // want `malformed CBC error code "cbc.0151"`

// Without a suggestion where the code stands beside it, well spelled too: two
// equal cases or keys do not compile.
func twice(code string) bool {
	switch code {
	case "CBC.0150", "cbc.0150": // want `malformed CBC error code "cbc.0150"`
	case "cbc.5003", // want `malformed CBC error code "cbc.5003"`
		"CBC-5003": // want `malformed CBC error code "CBC-5003"`
	}
	return map[string]bool{
		"CBC.0150": true,
		"cbc.0150": true, // want `malformed CBC error code "cbc.0150"`
	}[code]
}

// Nor where a case may be that code in another build.
func built(code string) bool {
	switch code {
	case system, "cbc.0150": // want `malformed CBC error code "cbc.0150"`
		return true
	}
	return false
}

// A list is searched for it.
func searched(code string, list []string) bool {
	return slices.Contains(list, "CBC.5003\n") || // want `malformed CBC error code "CBC.5003\\n" \(a line break\)`
		strings.Compare(code, "CBC.5003.") == 0 // want `malformed CBC error code "CBC.5003." \('.' at the end\)`
}

// What cannot be seen.
func invisible(code string) bool {
	return code == "CBC.5003\x00" || // want `\(invisible U\+0000\)`
		code == "CBC.5003\ufe0f" // want `\(invisible U\+FE0F\)`
}

// A comparison with the other case can never match either.
func otherCase(code string) bool {
	return strings.ToUpper(code) == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

// Don't flag a part of a text, a line of one, or the end of a sentence.
func text(message string) error {
	message = strings.TrimPrefix(message, "CBC.5003 ")
	message += "CBC.5003 "
	sentence := "CBC.5003."
	line := "CBC.5003\n"
	fmt.Print(sentence, line)
	fmt.Print(" CBC.5003")
	return errors.New("CBC.5003 " + message + "CBC.5003\n")
}

// Don't flag what is no code of the catalog, however it is spelled.
var others = []string{
	"cbc.ca",
	"CBC 5003 5004",
	"CBCA5003",
	"msgCBC5003",
	"CBC...5003",
	"ABC.5003",
	"CBC.5003",
	"5003",
}

// Don't flag a regular expression, in which the dot has a backslash.
var poor = regexp.MustCompile(`CBC\.5003`)
