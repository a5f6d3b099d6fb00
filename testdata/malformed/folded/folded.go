// Package folded has programs that make up for the case of a code themselves.
package folded

import (
	"slices"
	"strings"
)

type response struct{ ErrorCode string }

// A comparison that no text in lower case comes to is replaced all the same.
func unfolded(resp *response, code string) bool {
	copied := resp.ErrorCode
	switch copied {
	case "cbc.0250": // want `malformed CBC error code "cbc.0250"`
		return true
	}
	return resp.ErrorCode == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		code == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		unfoldedSet[code]
}

var unfoldedSet = map[string]bool{"cbc.0250": true} // want `malformed CBC error code "cbc.0250"`

// What may meet a folded text somewhere is reported, and not replaced.
func perhaps(lower string, rows []response) []string {
	for _, row := range rows {
		if row.ErrorCode == lower {
			return nil
		}
	}
	_ = lower == "cbc.5003"                      // want `malformed CBC error code "cbc.5003"`
	_ = strings.Contains(lower, "cbc.5003")      // want `malformed CBC error code "cbc.5003"`
	_ = perhaps(lower, []response{{"cbc.0250"}}) // want `malformed CBC error code "cbc.0250"`
	_ = perhaps(strings.ToLower(lower), rows)
	return []string{"cbc.0250"} // want `malformed CBC error code "cbc.0250"`
}

// Exported is seen by other packages, which may fold.
var Exported = []string{"cbc.0250"} // want `malformed CBC error code "cbc.0250"`

// Another case than the folded one never matches.
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

// Don't flag a code that the program compares without its dot.
func undotted(code string) bool {
	switch strings.ReplaceAll(code, ".", "_") {
	case "CBC_5003":
		return true
	}
	return strings.Replace(code, ".", "", 1) == "CBC5003"
}
