// Package analyzer finds wrong and risky uses of the error codes of Huawei
// Cloud's CBC (billing and operations, "BSS") APIs in Go programs.
//
// These APIs report every failure, sometimes with HTTP status 200, as
//
//	{"error_code": "CBC.5003", "error_msg": "Insufficient balance."}
//
// and programs compare and switch on such codes as strings, which nothing else
// checks. A code is "CBC." and 4 or 8 digits. A code literal is a constant string
// expression at its largest ("CBC." + "5003" is one) whose value is "CBC." and
// digits. One of its operands has the letters as a whole: "C" + "BC.5003" is none.
// The use of a named constant is none either, but its value counts wherever a
// rule asks which code an expression is. A mention is a whole token of that
// form in a longer string. The catalog is package
// [github.com/cbclint/cbclint/codes]: it has the typed constants, and explains
// the retry classes and twins that some rules are about.
//
// There is one analyzer. Each of its rules is a category of diagnostics, and a
// flag that switches the rule on or off.
//
// # Rule unknown
//
// A code literal or a mention that is not in the catalog, e.g. a typo. Only the
// author knows what was meant: each near code is a suggestion.
//
//	func isPoor(code string) bool { return code == "CBC.5030" }
//	// unknown CBC error code "CBC.5030"; did you mean "CBC.5003" (Insufficient balance.)?
//
// # Rule malformed
//
// A catalog code spelled so that it can never match: in the wrong case, with
// another separator than the dot, with spaces, with look-alike letters. The right
// spelling is a suggestion.
//
//	func isLocked(code string) bool { return code == "cbc-3002" }
//	// malformed CBC error code "cbc-3002" (lower case); want "CBC.3002" (The resource has been locked.)
//
// # Rule retryable
//
// A switch that decides about CBC failures and leaves retryable codes unhandled,
// so that a throttled request ends as a permanent failure. It has to handle those
// of the families that it names and of family common, or ask Retryable of package
// codes. A default clause alone handles nothing.
//
//	func next(code string) string {
//		switch code {
//		case "CBC.0151", "CBC.0155":
//			return "ask for access"
//		default:
//			return "give up"
//		}
//	}
//	// switch on CBC error codes leaves retryable codes unhandled: "CBC.0250" FlowControl (throttled), "CBC.99007197" IPThrottled (throttled)
//
// # Rule constant
//
// A code literal in the catalog where a typed constant could stand. The fix is
// the constant, with its import, and never changes what the program does: here
// it is string(codes.InstanceTransactionInProgress), as codes.InstanceTransactionInProgress
// would never be equal to a string in an any.
//
//	func isBusy(code any) bool { return code == "CBC.99003651" }
//	// use codes.InstanceTransactionInProgress instead of the literal "CBC.99003651"
//
// # Rule misclassified
//
// A code treated against its retry class where the program says so itself: a
// terminal code is retried, a retryable one is given up, one that may have taken
// effect is sent again.
//
//	func isRetryable(code string) bool { return code == "CBC.5003" }
//	// CBC error code "CBC.5003" (Insufficient balance.) is retried, but is terminal: the same request cannot succeed
//
// # Rule twin
//
// A decision that handles a code and not its twin: the same condition, as other
// operations report it. This rule is off by default.
//
//	func isPoor(code string) bool {
//		switch code {
//		case "CBC.99006055":
//			return true
//		}
//		return false
//	}
//	// switch on CBC error codes handles codes without their twins: "CBC.99006055" without "CBC.6055" QuoteTooLarge6055
//
// # Settings
//
// [Analyzer] has the default settings, [New] takes other ones, and [NewFunc] asks
// for those of each package. Each has the flags of [Settings], which change them;
// [Settings.Set] is for a driver that reads them from elsewhere. A setting that
// is not valid is an error of every run, which says what would be.
//
// The setting Catalog names files that add codes, of other services, too, or change
// what is known about some: all that is said of codes above holds for theirs. In
// JSON, a file is {"codes": [{"code": "DMS.00400026", "retry": "conflict"}]} with
// what else is known; "apigw" is the catalog of the API gateway, which the program
// has inside. CodesPackage names a package with the constants in place of package
// codes, as "cbclint gen" writes them.
//
// A comment //cbclint:ignore rule -- reason at the end of a line, or on the line
// above, suppresses the findings of a rule there. A directive that is misspelt or
// is about nothing is itself a finding, of category directive.
//
// # Drivers
//
// The analyzer runs in every driver of go/analysis:
//
//	func main() { singlechecker.Main(analyzer.Analyzer) }
//
// With more than one analyzer, that is multichecker.Main; nogo of Bazel's
// rules_go takes this package as it is. The command
// github.com/cbclint/cbclint/cmd/cbclint adds files of settings, baselines and
// further formats, and loads only what may name a code. [NewForGolangci] and
// [NewForGopls] are for golangci-lint and gopls, whose packages are next to this
// one.
//
// The analyzer uses no facts: a driver loads only the packages asked for, and a
// result depends on one package and its imports alone. A fix never changes
// what a program does, and only the rule constant has fixes. A suggestion does, and
// there are none unless the settings ask for them. Edits are in the file of the
// diagnostic. A fix needs a module that requires
// github.com/cbclint/cbclint; the [Result] says how to get there.
package analyzer

// doc is the text of -help.
const doc = `find wrong and risky uses of Huawei Cloud CBC error codes

The rules, each a flag:

unknown        a code that is not in the catalog, e.g. a typo
malformed      a catalog code spelled so that it can never match
retryable      a switch that leaves retryable codes unhandled
constant       a code literal where a typed constant could stand
misclassified  a code treated against its retry class
twin           a switch that handles a code and not its twin; off by default`
