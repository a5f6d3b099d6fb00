// Package unknown has codes that are not in the catalog.
package unknown

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

// A typo compiles, and the branch is never taken.
func typo(code string) bool {
	switch {
	case code == "CBC.5030": // want `^unknown CBC error code "CBC.5030"; did you mean "CBC.5003" \(Insufficient balance.\)\?$`
		return true
	}
	return code == "CBC."+"5030" || // want `unknown CBC error code "CBC.5030"; did you mean "CBC.5003"`
		code == ("CBC.503") // want `^unknown CBC error code "CBC.503"; did you mean "CBC.5037" \(The invoice amount is zero. \[cbclint: There is no amount left to invoice.\]\), "CBC.5003" \(Insufficient balance.\) or "CBC.5023" \(The account type does not match the association type.\)\?$`
}

// A code that is only seen in public programs.
func seenElsewhere(code string) bool {
	return code == "CBC.7371" // want `^unknown CBC error code "CBC.7371" \(public code uses it, but no page says what it means\)`
}

func seenMisspelt(code string) bool {
	return code == "CBC-6050" // want `^unknown CBC error code "CBC-6050" \(read as "CBC.6050": '-' for the dot; public code uses it, but no page says what it means\)$`
}

func isMisspelt(code codes.Code) bool {
	return code.Is("CBC-5030") || codes.Code("CBC-5030").Is(code) // want `^unknown CBC error code "CBC-5030" \(read as` `^unknown CBC error code "CBC-5030" \(read as`
}

// A code that is misspelt besides is named as it was read.
func misspelt(code string, codes map[string]bool) bool {
	switch code {
	case "CBC-5030": // want `^unknown CBC error code "CBC-5030" \(read as "CBC.5030": '-' for the dot\); did you mean "CBC.5003" \(Insufficient balance.\)\?$`
		return true
	case "CBC.31O4": // want `^unknown CBC error code "CBC.31O4" \(read as "CBC.3104": 'O' for 0\); did you mean "CBC.3106"`
		return true
	}
	return code == "cbc.5030" || // want `unknown CBC error code "cbc.5030" \(read as "CBC.5030": lower case\)`
		code == "CBC5030" || // want `unknown CBC error code "CBC5030" \(read as "CBC.5030": no dot\)`
		code == "CBC.5030\n" || // want `unknown CBC error code "CBC.5030\\n" \(read as "CBC.5030": a line break\)`
		codes["CBC..5030"] || // want `unknown CBC error code "CBC..5030" \(read as "CBC.5030": two dots\)`
		code == misspeltConstant
}

// A list is searched for it, or the program normalises what it is compared with:
// the code is unknown in any spelling.
func searched(code string, list []string) bool {
	return slices.Contains(list, "CBC-5030") || // want `unknown CBC error code "CBC-5030"`
		slices.Index(list, "CBC.5030\n") >= 0 || // want `unknown CBC error code "CBC.5030\\n"`
		strings.Compare(code, "cbc.5030") == 0 || // want `unknown CBC error code "cbc.5030"`
		strings.ToLower(code) == "cbc.5030" || // want `unknown CBC error code "cbc.5030"`
		strings.EqualFold(code, "CBC-5030") // want `unknown CBC error code "CBC-5030"`
}

const misspeltConstant = "CBC_5030" // want `unknown CBC error code "CBC_5030" \(read as "CBC.5030": '_' for the dot\)`

var misspeltSet = []string{"cbc-5030"} // want `unknown CBC error code "cbc-5030" \(read as "CBC.5030": lower case\)`

// The nearest codes of the catalog are named, at most three.
var nearest = []string{
	"CBC.99030651",  // want `unknown CBC error code "CBC.99030651"; did you mean "CBC.99003651" \(Unsubscription`
	"CBC.99003655",  // want `did you mean "CBC.99003654" \(.+\), "CBC.99003656" \(.+\) or "CBC.99003652" \(.+\)\?$`
	"CBC.9900365",   // want `did you mean "CBC.99003650"`
	"CBC.990036510", // want `did you mean "CBC.99003651"`
	"CBC.6050",      // want `unknown CBC error code "CBC.6050" \(public code uses it, but no page says what it means\)$`
	"CBC.99000150",  // want `did you mean "CBC.0150" \(Invalid operation.\)\?`
	"CBC.0251",      // want `did you mean "CBC.0250" \(Connection request control triggered.\) or "CBC.0151" \(Access denied.\)\?`
	"CBC.12345678",  // want `^unknown CBC error code "CBC.12345678"$`
	"CBC.77777",     // want `^unknown CBC error code "CBC.77777"$`
	"CBC.712345678", // want `^unknown CBC error code "CBC.712345678"$`
}

// Where Huawei's English misleads, or is missing, the message says what the code means.
var meanings = []string{
	"CBC.8213",     // want `did you mean "CBC.8231" \(Outstanding amount. \[cbclint: The outstanding amount is wrong.\]\)\?$`
	"CBC.99007641", // want `did you mean "CBC.99007461" \[cbclint: An earlier transfer or recovery is unfinished; try again later.\]\?$`
}

// A constant's declaration is where its typo is found.
const noMoney = "CBC.5030" // want `unknown CBC error code "CBC.5030"`

// A use of it is not reported again.
func use(code string) bool { return code == noMoney }

// A mention is a whole token in a longer text; the diagnostic is at its place.
var mentions = []string{
	"retry on CBC.0251.", // want `unknown CBC error code "CBC.0251"`
	`{
		"error_code": "CBC.5030", ` + // want `unknown CBC error code "CBC.5030"`
		`"error_msg": "?"}`,
	"{\"error_code\":\t\"CBC.5030\"}", // want `unknown CBC error code "CBC.5030"`
	"CBC.0250, CBC.0251 or CBC.0252",  // want `"CBC.0251"` `"CBC.0252"`
	"余额不足CBC.5030请充值",                 // want `unknown CBC error code "CBC.5030"`
	"code: " + "CBC.5030",             // want `unknown CBC error code "CBC.5030"`
}

func mention(err error) error {
	if strings.Contains(err.Error(), `"CBC.5030"`) { // want `unknown CBC error code "CBC.5030"`
		return fmt.Errorf("CBC.5030: %w", err) // want `unknown CBC error code "CBC.5030"`
	}
	return err
}

// A mention in a constant is reported at its declaration, not where that is
// a part of something longer.
const see = "see CBC.5030 " // want `unknown CBC error code "CBC.5030"`

var seen = see + "and " + see

// A zero in front goes missing easily.
var zero = []string{
	"CBC.250", // want `did you mean "CBC.0250"`
	"CBC.151", // want `did you mean "CBC.0151"`
}

// Don't flag the beginning of longer codes where such stands, or a pattern.
func prefixes(code, n string) bool {
	return strings.HasPrefix(code, "CBC.9900") || code == "CBC.9900"+n || code == fmt.Sprintf("CBC.9900%04d", 1) ||
		regexp.MustCompile(`CBC.9900\d{4}|CBC.9900[0-9]{4}`).MatchString(code) ||
		code == "CBC.9900" // want `unknown CBC error code "CBC.9900"`
}

// Don't flag codes of the catalog.
var known = []string{"CBC.0000", "CBC.5003", "CBC.99003651", "CBC." + "0250"}

// Nor those that Huawei documents elsewhere than in its table.
var supplement = []string{"CBC.99007461", "CBC.7281", "CBC.9001"}

var knownMentions = []string{
	"CBC.5003: Insufficient balance.",
	`{"error_code": "CBC.99003651"}`,
}

// Don't flag what only looks like a code.
var falseFriends = []string{
	"436DBCBC.5000906@mail.example.com",
	"436DBCBC.50009066@mail.example.com",
	"9daafcbc.72c80ba6",
	"CBC.006",
	"Korean rule CBC.006 applies",
	"CBC.31 Bergschakt",
	"CBC.31",
	"CBC.513",
	"CBC.0",
	"AES-CBC.60",
	"AES-CBC.6000",
	"AES_CBC.0",
	"AES_CBC.0000",
	"APCBC.1000",
	"cbc.ca",
	"icbc.1000da.com.cn",
	"cbc.exe",
	"face_CBC.7777",
	"CBC.7777_face",
	"CBC.7777-1",
	"CBC.7777.1",
	"see CBC.50.",
	"CBC.",
	"CBC.%s",
	"CBC.5xx1",
}

// Don't flag a prefix, or a code that is made at run time.
func made(code string, n int) bool {
	return strings.HasPrefix(code, "CBC.") || code == fmt.Sprintf("CBC.%04d", n)
}

// Don't flag what is no code where nothing decides by it, or a cipher.
func others(cipher, code string) string {
	if cipher == "cbc-256" || cipher == "cbc128" || cipher == "CBC-2048" {
		return "cbc-5030"
	}
	return fmt.Sprint("CBC-5030", "cbc5030")
}

// Don't flag letters that are put together from smaller pieces.
const c, bc = "C", "BC."

var pieces = []string{"C" + "BC.5030", c + bc + "5030", string(rune('C')) + "BC.5030", "C" + "BC.5030 is unknown"}

// But where the letters stand in one piece, the rest may come from anywhere.
const cbc = "CBC"

var whole = []string{
	cbc + ".5030",            // want `unknown CBC error code "CBC.5030"`
	"CBC" + "." + "5030",     // want `unknown CBC error code "CBC.5030"`
	("CBC.50") + ("3" + `0`), // want `unknown CBC error code "CBC.5030"`
}

// Don't flag struct tags and import paths.
type tagged struct {
	Field string `json:"CBC.7777"`
}

// Codes in a regular expression, which spells the dot with a backslash.
var patterns = []*regexp.Regexp{
	regexp.MustCompile(`CBC\.5030`),                   // want `^unknown CBC error code "CBC.5030"; did you mean "CBC.5003" \(Insufficient balance.\)\?$`
	regexp.MustCompile(`CBC\.(5003|503[0])`),          // want `^unknown CBC error code "CBC.5030"`
	regexp.MustCompile(`"error_code":\s*"CBC\.5030"`), // want `^unknown CBC error code "CBC.5030"`
}

// Don't flag a pattern of known codes, or one for many.
var knownPatterns = []*regexp.Regexp{
	regexp.MustCompile(`CBC\.(5003|5012)`),
	regexp.MustCompile(`CBC\.9900\d{4}`),
	regexp.MustCompile(`^CBC\.[0-9]+$`),
	regexp.MustCompile(`^CBC\.(3006|9900)`),
	regexp.MustCompile(`CBC\.9900500[1-3]`),
}
