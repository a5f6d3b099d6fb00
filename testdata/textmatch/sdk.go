// Package textmatch searches texts for codes.
package textmatch

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"
)

// The error of Huawei's SDK has the code in a field.
func isPoor(err error) bool {
	return strings.Contains(err.Error(), "CBC.99005003") // want `^CBC error code "CBC.99005003" \(Your balance is insufficient.\) is searched in the text of an error; compare the field ErrorCode of \*sdkerr.ServiceResponseError$`
}

func byText(err error) bool {
	text := err.Error()
	if strings.HasPrefix(text, "CBC.99005003") { // want `compare the field ErrorCode of \*sdkerr.ServiceResponseError$`
		return true
	}
	msg := fmt.Sprintf("paying: %v", err)
	return strings.Index(msg, "CBC.99005003") >= 0 // want `compare the field ErrorCode of \*sdkerr.ServiceResponseError$`
}

func byPattern(err error) bool {
	matched, _ := regexp.MatchString(`CBC\.99005003`, fmt.Sprint(err)) // want `compare the field ErrorCode`
	return matched
}

// An error of a type that has the code.
func ofType(err *sdkerr.ServiceResponseError) bool {
	return strings.Contains(err.Error(), "CBC.5001") // want `^CBC error code "CBC.5001" .* is searched in the text of an error, and is the beginning of 5 others, such as "CBC.50010059"; compare the field ErrorCode of \*sdkerr.ServiceResponseError$`
}

// An answer of the SDK with the code in a field, and one without.
func answered(response *model.Answer, other *model.PayOrdersResponse) bool {
	return strings.Contains(response.String(), "CBC.99005003") || // want `^CBC error code "CBC.99005003" .* is searched in the text of an answer; compare the field ErrorCode of \*model.Answer$`
		strings.Contains(other.String(), "CBC.99005003")
}

// A named constant is searched for like a literal.
const poor = "CBC.99005003"

func byName(err error) bool {
	return strings.Contains(err.Error(), poor) // want `compare the field ErrorCode of \*sdkerr.ServiceResponseError$`
}

// A dot that is any character.
func byLoosePattern(err error) bool {
	return regexp.MustCompile("CBC.99005003").MatchString(err.Error()) // want `"CBC.99005003" .* is searched in the text of an error`
}

// Don't flag the text of an error that turned out to have no code.
func fallsBack(err error) bool {
	var e *sdkerr.ServiceResponseError
	if errors.As(err, &e) {
		return e.ErrorCode == "CBC.99005003"
	}
	return strings.Contains(err.Error(), "CBC.99005003")
}

// Don't flag a comparison of the field, a search for another text, or a code that is
// searched in something else.
func compared(err error) bool {
	var e *sdkerr.ServiceResponseError
	return errors.As(err, &e) && e.ErrorCode == "CBC.99005003"
}

func another(err error) bool { return strings.Contains(err.Error(), "timeout") }

func inLog(line string) bool { return strings.Contains(line, "CBC.99005003") }

func inMessage(err *sdkerr.ServiceResponseError) bool {
	return strings.Contains(err.ErrorMessage, "CBC.6006 ") // a code that another one wraps
}

var _ = []any{isPoor, byText, byPattern, ofType, answered, byName, byLoosePattern, fallsBack, compared, another, inLog, inMessage}
