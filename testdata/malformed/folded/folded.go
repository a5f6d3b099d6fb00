// Package folded has programs that normalise a code before they compare it.
package folded

import (
	"slices"
	"strings"
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
