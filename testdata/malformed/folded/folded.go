// Package folded has programs that normalise a code before they compare it.
package folded

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

type response struct{ ErrorCode string }

// Nothing on the way to these comparisons changes the case.
func received(resp *response, code string) bool {
	copied := resp.ErrorCode
	switch copied {
	case "cbc.0250": // want `malformed CBC error code "cbc.0250"`
		return true
	}
	return resp.ErrorCode == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		code == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		receivedSet[code]
}

var receivedSet = map[string]bool{"cbc.0250": true} // want `malformed CBC error code "cbc.0250"`

// Another text in lower case is no way to the comparison.
func labelled(region, code string) (string, bool) {
	label := strings.ToLower(region) + strings.ToLower(code)
	return label, code == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

// Another spelling than the one that the program makes never matches.
func otherCase(code string) bool {
	return strings.ToLower(code) == "Cbc.5003" || // want `malformed CBC error code "Cbc.5003"`
		strings.ToUpper(code) == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

// Regard to case does not make up for another separator.
func otherSeparator(code string) bool {
	return strings.EqualFold(code, "CBC-5003") || // want `malformed CBC error code "CBC-5003"`
		strings.ToLower(code) == "cbc_5003" // want `malformed CBC error code "cbc_5003"`
}

// A part of a text that is as it was received.
func received2(path string, buf []byte) bool {
	buf = append(buf, path...)
	return strings.Split(path, "/")[1] == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		fmt.Sprint(path) == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		fmt.Sprintf("%s", path) == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		string(buf) == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

// Don't flag a code that the program compares without regard to case.
func folded(code string, err error) bool {
	lower := strings.ToLower(err.Error())
	switch strings.ToLower(code) {
	case "cbc.0250":
		return true
	}
	return strings.EqualFold(code, "cbc.5003") ||
		strings.EqualFold("Cbc.5003", code) ||
		strings.ToLower(code) == "cbc.5003" ||
		"cbc.5003" == strings.TrimSpace(strings.ToLower(code)) ||
		strings.ToLower(code)[0:8] == "cbc.5003" ||
		strings.ToUpper("cbc.5003") == code ||
		strings.Contains(lower, "cbc.0151") ||
		map[string]bool{"cbc.5003": true}[strings.ToLower(code)] ||
		slices.ContainsFunc([]string{"cbc.0250"}, func(c string) bool { return strings.EqualFold(c, code) }) ||
		slices.Contains([]string{"cbc.0250"}, strings.ToLower(code)) ||
		foldedSet[strings.ToLower(code)] ||
		inFoldedList(code)
}

func variables(code string) bool {
	var lower = strings.ToLower(code)
	if lower == "cbc.5003" {
		return true
	}
	seen := map[string]bool{}
	seen["cbc.5003"] = true
	code = strings.ToLower(code)
	return seen[code] || code == "cbc.0250"
}

var foldedSet = map[string]bool{"cbc.0250": true, "cbc.5003": true}

var foldedList = []string{"cbc.0250"}

func inFoldedList(code string) bool {
	for _, c := range foldedList {
		if strings.EqualFold(c, code) {
			return true
		}
	}
	for i := range foldedList {
		if strings.EqualFold(foldedList[i], code) {
			return true
		}
	}
	return false
}

// Don't flag where a function of the package normalises: a parameter, a field, an
// element, or what a pointer points to.
func normalize(code string) string { return strings.ToLower(strings.TrimSpace(code)) }

func lowerField(err *apiError) { err.code = strings.ToLower(err.code) }

func lowerPointer(code *string) { *code = strings.ToLower(*code) }

type apiError struct{ code string }

func (e apiError) is(code string) bool { return e.code == code }

func helpers(code string, err *apiError, list []string) bool {
	lowerField(err)
	lowerPointer(&list[0])
	again := normalize(code)
	copied := apiError{again}
	is := copied.is
	return again == "cbc.5003" || err.code == "cbc.5003" || list[0] == "cbc.5003" || is("cbc.0250") ||
		parameter(normalize(code)) || copied.is("cbc.5003")
}

func parameter(code string) bool { return code == "cbc.5003" }

func closures(code string) bool {
	is := func(code string) bool { return code == "cbc.5003" }
	lower := func(code string) string { return strings.ToLower(code) }
	code = lower(code)
	return is(code) || code == "cbc.0250"
}

type coder interface{ Code() string }

type lowerCoder struct{ code string }

func (c lowerCoder) Code() string { return strings.ToLower(c.code) }

func methods(c coder) bool { return c.Code() == "cbc.5003" }

// Don't flag a code that the program compares without its dot.
func undotted(code string) bool {
	switch strings.ReplaceAll(code, ".", "_") {
	case "CBC_5003":
		return true
	}
	return strings.Replace(code, ".", "", 1) == "CBC5003"
}

// Don't flag a code that the program puts together.
func slug(code string) string {
	var b strings.Builder
	for _, r := range code {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		} else {
			b.WriteByte('-')
		}
	}
	return b.String()
}

func lowerBytes(code string) string {
	var out []byte
	for _, c := range []byte(code) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		out = append(out, c)
	}
	return string(out)
}

func together(code string) bool {
	runes := []rune(code)
	for i := range runes {
		runes[i] = unicode.ToLower(runes[i])
	}
	dashed := []byte(code)
	dashed[3] = '-'
	var buf bytes.Buffer
	buf.WriteString(strings.ToLower(code))
	letters, digits, _ := strings.Cut(code, ".")
	sum := letters
	sum += "_" + digits
	return slug(code) == "cbc-5003" ||
		lowerBytes(code) == "cbc.5003" ||
		string(runes) == "cbc.5003" ||
		string(dashed) == "CBC-5003" ||
		buf.String() == "cbc.5003" ||
		letters+"-"+digits == "CBC-5003" ||
		strings.ToLower(letters+"-"+digits) == "cbc-5003" ||
		sum == "CBC_5003" ||
		code[:3]+"-"+code[4:] == "CBC-5003" ||
		fmt.Sprintf("%s-%s", letters, digits) == "CBC-5003" ||
		strings.Join(strings.Split(code, "."), "-") == "CBC-5003"
}

// Don't flag where a function is a value, or a text is an interface.
type name string

func (n name) lower() string { return strings.ToLower(string(n)) }

func apply[T any](value T, change func(T) T) T { return change(value) }

func values(code name) bool {
	method, function := name.lower, strings.ToLower
	var seen sync.Map
	seen.Store(strings.ToLower(string(code)), true)
	_, ok := seen.Load("cbc.5003")
	var boxed any = strings.ToLower(string(code))
	switch text := boxed.(type) {
	case string:
		ok = ok || text == "cbc.5003"
	}
	return ok || method(code) == "cbc.5003" || function(string(code)) == "cbc.5003"
}

func generic(code string) bool {
	return apply(code, strings.ToLower) == "cbc.5003"
}
