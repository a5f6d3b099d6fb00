// Package analyzer finds wrong and risky uses of the error codes of Huawei
// Cloud's CBC (billing and operations, "BSS") APIs in Go programs.
//
// A code is "CBC." and 4 or 8 digits. A code literal is a constant string
// expression at its largest ("CBC." + "5003" is one) whose value is "CBC." and
// digits; the use of a named constant is none, but its value counts wherever a
// rule asks which code an expression is. A mention is a whole token of that
// form in a longer string. The catalog is package
// [github.com/cbclint/cbclint/codes].
//
// There is one analyzer; each of its rules is a category of diagnostics, and a
// flag that switches the rule on or off:
//
//   - unknown: a code literal or a mention that is not in the catalog.
//   - malformed: a catalog code spelled so that it can never match.
//   - retryable: a switch that decides about CBC failures and leaves retryable
//     codes unhandled.
//   - constant: a code literal in the catalog where a typed constant could
//     stand.
//   - misclassified: a code treated against its retry class where the program
//     says so itself.
//   - twin: a decision that handles a code and not its twin; off by default.
//
// The analyzer uses no facts: a driver loads only the packages asked for.
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
