// Package catalog is about codes that a catalog file adds: of another service,
// with a prefix of its own, and two of CBC.
package catalog

import (
	"fmt"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/testdata/catalog/dms"
)

// The rule unknown knows the prefix, and what the file adds to CBC.
func unknown(code string) bool {
	switch code { // want `^switch on CBC and DMS error codes leaves`
	case "DMS.00400062": // want `^unknown DMS error code "DMS.00400062"; did you mean "DMS.00400026" \(The instance is busy.\)\?$`
	case "DMS.0040002": // want `^unknown DMS error code "DMS.0040002"; did you mean "DMS.00400026"`
	case "CBC.30060050": // want `^unknown CBC error code "CBC.30060050"; did you mean "CBC.30060005" \(The deposit could not be frozen.\)\?$`
	}
	return strings.Contains(code, `{"error_code": "DMS.00400099"}`) // want `^unknown DMS error code "DMS.00400099"$`
}

// The rule malformed, too.
func malformed(code string) bool {
	return code == "dms.00400026" || // want `^malformed DMS error code "dms.00400026" \(lower case\); want "DMS.00400026" \(The instance is busy.\)$`
		code == "DMS00400026" || // want `^malformed DMS error code "DMS00400026" \(no dot\)`
		code == "ＤＭＳ.00400026" || // want `^malformed DMS error code "ＤＭＳ.00400026" \(full-width Ｄ\)`
		code == "DМS.00400026" // want `^malformed DMS error code "DМS.00400026" \(U\+041C for M\)`
}

// Constants are those of the package that the file names; a code without a name
// has none, nor has one of CBC that package codes lacks.
func constants(code string, any any) bool {
	return code == "DMS.00400002" || // want `^use dms.ProjectInvalid instead of the literal "DMS.00400002"$`
		any == "DMS.00400026" || // want `^use dms.InstanceBusy instead of the literal "DMS.00400026"$`
		dms.Code(code) == "DMS.00400026" || // want `^use dms.InstanceBusy instead of the literal "DMS.00400026"$`
		code == "DMS.00500000" ||
		code == "CBC.30060005" ||
		code == "CBC.0999" // want `^use codes.OtherError instead of the literal "CBC.0999"$`
}

func tag(code string) string {
	switch code {
	case "DMS.00400002": // want `^use dms.ProjectInvalid instead of the literal "DMS.00400002"$`
		return "project"
	case "DMS.00400026", "DMS.10400026": // want `use dms.InstanceBusy instead of the literal "DMS.00400026"` `use dms.ClusterBusy instead of the literal "DMS.10400026"`
		return "busy"
	}
	return ""
}

// Of two types in one switch, neither can be that of the tag.
func mixed(code string) bool {
	switch code { // want `^switch on CBC and DMS error codes leaves retryable codes unhandled: "CBC.99007197" IPThrottled \(throttled\), "DMS.10400026" ClusterBusy \(conflict\)$`
	case "CBC.0250", "CBC.0999": // want `use codes.FlowControl instead of the literal "CBC.0250"` `use codes.OtherError instead of the literal "CBC.0999"`
		return true
	case "DMS.00400026": // want `use dms.InstanceBusy instead of the literal "DMS.00400026"`
		return true
	}
	return false
}

// The families and classes of the file count: queue is one, and CBC.0999, of
// family common, is retryable to its author. A service that a switch does not
// name does not matter to it.
func retryable(code dms.Code) string {
	switch code { // want `^switch on DMS error codes leaves retryable codes unhandled: "DMS.00400026" InstanceBusy \(conflict\), "DMS.10400026" ClusterBusy \(conflict\)$`
	case dms.ProjectInvalid:
		return "project"
	}
	return ""
}

// Package codes says of another service's code that it is not retryable, and the
// other package of one of CBC.
func askingCodes(code string) string {
	switch { // want `^switch on CBC and DMS error codes leaves retryable codes unhandled: "CBC.0999" OtherError \(transient\), "DMS.00400026" InstanceBusy \(conflict\), "DMS.10400026" ClusterBusy \(conflict\)$`
	case codes.Code(code).Retryable():
		return "again"
	case code == string(dms.ProjectInvalid), code == string(codes.AccessDenied):
		return "terminal"
	}
	return ""
}

func askingOther(code string) string {
	switch { // want `^switch on CBC and DMS error codes leaves retryable codes unhandled: "CBC.0250" FlowControl \(throttled\), "CBC.0999" OtherError \(transient\), "CBC.99007197" IPThrottled \(throttled\)$`
	case dms.Code(code).Retryable():
		return "again"
	case code == string(dms.ProjectInvalid), code == string(codes.AccessDenied):
		return "terminal"
	}
	return ""
}

func askingBoth(code string) string {
	switch {
	case dms.Code(code).Retryable(), codes.Code(code).Retryable(), code == string(codes.OtherError):
		return "again"
	case code == string(dms.ProjectInvalid), code == string(codes.AccessDenied):
		return "terminal"
	}
	return ""
}

// The rule misclassified.
func isRetryable(code dms.Code) bool {
	return code == dms.InstanceBusy || code == dms.ProjectInvalid // want `^retries "DMS.00400026" and gives up on "DMS.10400026" ClusterBusy \(conflict\)$` `^DMS error code "DMS.00400002" \(The project ID is invalid.\) is retried, but is terminal`
}

// Other services than those of the catalog are left alone.
func others(code string) bool {
	fmt.Println("DCS.00400026", "ADMS.00400062", "DMS.00400062.1", "dms", "DMS")
	return code == "DCS.4026" || strings.HasPrefix(code, "DMS.0040")
}
