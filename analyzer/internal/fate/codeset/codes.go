package codeset

import (
	"go/types"

	"github.com/cbclint/cbclint/codes"
)

// A Code is a code of the catalog.
type Code struct {
	Text      string
	Status    int // the HTTP status it is published with; 0 if not known
	Class     codes.Retry
	Retryable bool // its class is one of those that the settings ask for, or is retryable
}

// A Predicate asks for the retry class of a code.
type Predicate struct {
	Classes ClassSet // those that it tells from the others
	Of      string   // whose codes it knows: the path of a package of constants, or EveryCode
}

// EveryCode is what a predicate of the user's knows.
const EveryCode = "*"

// SDKPath is the package that finds codes in the errors of Huawei's SDK. Its predicate
// knows package codes and those of the API gateway.
const SDKPath = "github.com/cbclint/cbclint/codes/sdkv3"

// A Domain is what has to be known about codes.
type Domain interface {
	// Codes returns the codes of the catalog.
	Codes() []Code
	// Declares reports whether an object belongs to a package of constants.
	Declares(types.Object) bool
	// IsPredicate reports whether the user's settings name a function as a predicate.
	IsPredicate(*types.Func) bool
	// IsCode reports whether a text has the form of a code.
	IsCode(string) bool
	// CodesIn returns the codes that a regular expression searches for, if that is plain.
	CodesIn(pattern string) []string
	// CodesOf returns the codes that are in the classes of a predicate.
	CodesOf(Predicate) map[string]bool
	// TwinsOf returns the twins of a code that a package of constants knows.
	TwinsOf(code string, pkg *types.Package) []string
}

// A ClassSet is a set of retry classes, by their place in allClasses.
type ClassSet uint16

var allClasses = [...]codes.Retry{
	codes.RetrySuccess, codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict, codes.RetryExhausted,
	codes.RetryReauth, codes.RetryUnknownOutcome, codes.RetryTerminal,
}

// ClassesOf returns the set of the classes that are wanted.
func ClassesOf(wanted func(codes.Retry) bool) ClassSet {
	var set ClassSet
	for i, class := range allClasses {
		if wanted(class) {
			set |= 1 << i
		}
	}
	return set
}

// Has reports whether a class is in the set.
func (s ClassSet) Has(class codes.Retry) bool {
	for i, c := range allClasses {
		if c == class {
			return s&(1<<i) != 0
		}
	}
	return false
}

// RetryableClasses returns the classes of codes that may be sent again unchanged.
func RetryableClasses() ClassSet { return ClassesOf(codes.Retry.Retryable) }
