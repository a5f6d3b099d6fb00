// Package analyzer finds wrong and risky uses of the error codes of Huawei
// Cloud's CBC (billing and operations, "BSS") APIs in Go programs.
//
// These APIs report every failure, sometimes with HTTP status 200, as
//
//	{"error_code": "CBC.5003", "error_msg": "Insufficient balance."}
//
// and programs compare and switch on such codes as strings. Nothing else checks these
// strings. The catalog is package [github.com/cbclint/cbclint/codes]: it has the typed
// constants, and explains retry classes and twins.
//
// A code is "CBC." and 4 or 8 digits. A code literal is a constant string expression at
// its largest whose value is "CBC." and digits; "CBC." + "5003" is one. One of its operands
// has all letters: "C" + "BC.5003" is no code literal. The use of a named constant is not
// one either, but its value counts wherever a rule asks which code an expression is. A
// mention is a whole word of that form in a longer string.
//
// There is one analyzer. Each of its rules is a category of diagnostics, a flag that
// switches the rule on or off, and a heading in the README: unknown, malformed,
// retryable, constant, misclassified, unchecked, textmatch and twin.
//
// # From a literal to a diagnostic
//
// The packages below internal are rooms; each uses those before it. astutil answers
// questions about Go, and source about the package and the files under analysis.
// prefilter lets a package pass that cannot mention a code. directive reads the comments
// that suppress findings. textflow and fate follow texts and codes through a program,
// constpkg finds the package that has the constants. lint makes of all that a pass over a
// file, which finds the literals in it. On the pass stand spelling (which code a misspelt
// literal means), decision (which statements decide by codes) and constfix (which
// constant can replace a literal, with edits from edit).
//
// A rule is a package below internal/rule, and a row in the table in rules.go. It looks at
// the literals of a file, or at some of its nodes, and reports to the pass. The pass drops
// what a directive suppresses.
//
// # Settings
//
// [Analyzer] has the default settings. [New] takes other ones, and [NewFunc] asks for
// those of each package. The flags of an analyzer change its settings. [Settings.Set] is
// for a driver that reads settings from elsewhere. An invalid setting is an error of every
// run, which says what would be valid.
//
// The setting Catalog names files that add codes, also of other services, or change what
// is known about codes. In JSON, a file is
// {"codes": [{"code": "DMS.00400026", "retry": "conflict"}]}, with what else is known.
// "apigw" is the catalog of the API gateway, which is built in. CodesPackage names a
// package with the constants that takes the place of package codes, as "cbclint gen"
// writes it.
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
// With more than one analyzer, use multichecker.Main. nogo of Bazel's rules_go takes this
// package as it is. The command github.com/cbclint/cbclint/cmd/cbclint adds files of
// settings, baselines and further formats. It loads only packages that may name a code.
// [NewForGolangci] and [NewForGopls] are for golangci-lint and gopls. Their packages are
// below this one.
//
// The analyzer uses no facts: a driver loads only the packages that are asked for, and a
// result depends on one package and its imports. A fix never changes what a program does.
// Only the rule constant has fixes. A suggestion changes what a program does; there are
// none unless the settings ask for them. All edits are in the file of the diagnostic. A
// fix needs a module that requires github.com/cbclint/cbclint. If there is none, the
// [Result] says how to get there.
package analyzer

import (
	"fmt"
	"strings"
)

// doc returns the text of -help.
func doc() string {
	var b strings.Builder
	b.WriteString("find wrong and risky uses of Huawei Cloud CBC error codes\n\nThe rules, each a flag:\n")
	for _, r := range rules() {
		off := ""
		if !r.ByDefault {
			off = "; off by default"
		}
		fmt.Fprintf(&b, "\n%-14s %s%s", r.Name, r.Usage, off)
	}
	return b.String()
}
