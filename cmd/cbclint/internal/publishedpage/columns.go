package publishedpage

import (
	"regexp"
	"strings"
	"unicode"
)

// A column is a column of a table that is read.
type column int

const (
	status column = iota
	code
	message
	description
	numColumns
)

// maxHeader is how many bytes a header may have. A column with a longer one is skipped.
const maxHeader = 200

// columnOf returns the column for a header, and whether it is read at all. It knows the
// headers of the error code pages and of the pages of single APIs.
func columnOf(header string) (column, bool) {
	if len(header) > maxHeader {
		return 0, false
	}
	switch strings.Map(letterOf, suffix.ReplaceAllString(header, "")) {
	case "状态码", "http状态码", "http返回码", "http状态", "statuscode", "statuscodes", "httpstatuscode", "httpstatus", "httpcode", "status", "状态":
		return status, true
	case "错误码", "错误代码", "错误编码", "errorcode", "errorcodes", "errcode", "code":
		return code, true
	case "错误码信息", "错误信息", "错误码消息", "错误消息", "错误提示", "errormessage", "errormessages", "errormsg", "errmsg", "errorinformation", "message":
		return message, true
	case "错误码描述", "错误描述", "描述", "错误码说明", "错误说明", "说明", "错误码含义", "含义", "description", "errordescription", "errorcodedescription", "meaning":
		return description, true
	}
	return 0, false
}

// suffix matches the part of a header that is in parentheses at its end, as in "状态码
// (HTTP)".
var suffix = regexp.MustCompile(`[(（][^()（）]*[)）]\PL*$`)

// letterOf returns the letter that is compared, in lower case. For any other character,
// such as a space, a colon or the star of a footnote, it returns -1.
func letterOf(r rune) rune {
	if !unicode.IsLetter(r) {
		return -1
	}
	return unicode.ToLower(r)
}
