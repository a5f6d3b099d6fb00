package main

import "strings"

// The codes of an account of another site, tested with a helper.
var otherSite = []string{
	"CBC.0150",
	"CBC.0156",
}

func isOtherSite(err *apiError) bool {
	code, _ := search("error_code", err).(string)
	return contains(code, otherSite, false, true)
}

func contains(s string, list []string, ignoreCase, exact bool) bool {
	for _, item := range list {
		if exact && s == item || !exact && strings.Contains(s, item) || ignoreCase && strings.EqualFold(s, item) {
			return true
		}
	}
	return false
}

// A comparison with an any.
func handleMultiOperationsError(err *apiError) (bool, error) {
	errorCode := search("error_code", err)
	if errorCode == "CBC.99003651" {
		return true, err
	}
	return false, err
}

// A CBC code in one condition with a code of another family.
func isOtherService(err *apiError) bool {
	errorCode, _ := search("error_code", err).(string)
	return errorCode == "DMS.00400026" || errorCode == "CBC.99003651"
}

// A set of one family or-ed with a CBC code.
var operateErrorCode = map[string]bool{"DCS.4026": true, "DCS.4049": true}

func handleDeletion(err *apiError) bool {
	errorCode := search("error_code", err)
	code, _ := errorCode.(string)
	_, ok := operateErrorCode[code]
	return ok || errorCode == "CBC.99003651"
}

// Codes as variadic arguments.
func convert(err *apiError, key string, codes ...string) error {
	for _, code := range codes {
		if search(key, err) == code {
			return errNotFound
		}
	}
	return err
}

// A response at HTTP 200, with success among the codes.
func checkUnified(code *string) bool {
	return code == nil || *code == "" || *code != "CBC.0000"
}
