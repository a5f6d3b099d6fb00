// Package fate follows error codes through functions. For a function that compares a value
// with codes, it says what becomes of each code that the value may be: its fate. It knows
// nothing of settings, reports and fixes. What it has to know about codes, a [Domain] tells
// it.
//
// A function is run once for each such value, the root, on its SSA form (run.go, instr.go):
// not with one code, but with sets of codes. A condition about the root splits the set, and
// where ways meet, the sets are united. Values that depend on the code have an alternative
// for each set (value.go). Calls of functions of the package are run where they stand
// (call.go). What a way through the function ends with is classified in end.go.
package fate

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/codes"
)

// A Fate is what becomes of a code at the end of a way through a function.
type Fate int

// The fates.
const (
	Unclear  Fate = iota
	Told          // only a text, a number or a label comes of it
	GivenUp       // a failure that nobody repeats
	PassedOn      // the error goes on to the caller
	Retried       // there is another try
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

// A Package follows the codes of a package.
type Package struct {
	src    *source.Package
	domain Domain
	u      *universe
	terms  *terms

	chosen    *selection
	prog      *ssa.Program
	pkg       *ssa.Package
	functions map[ast.Node]*ssa.Function // by declaration or literal
	known     map[*ssa.Function]*shape   // memo of shapeOf
	flows     map[*ssa.Function][]*Flow  // memo of Flows
	surveys   map[*ssa.Function]*run     // memo of survey
	runs      map[rootKey]*run           // memo of follow
	globals   *state                     // what variables of the package hold that nothing changes
	predicate map[Predicate]Set          // memo of codesOf
}

// NewPackage returns what follows the codes of a package.
func NewPackage(src *source.Package, d Domain) *Package {
	return &Package{src: src, domain: d}
}

// A Flow is what becomes of the codes that one value of a function may be.
type Flow struct {
	p        *Package
	fn       *ssa.Function
	Compares []*Compare // by position
	Asks     []Ask
	Ends     []*End
	effects  []Set // the codes that come to calls and assignments that others can see
	told     []Set // those that come to some that only tell

	endsOf map[int][]*End // memo of EndsOf
	united []*End         // memo of alike
}

// A Compare is a place where the value is compared with codes, or looked up among them.
type Compare struct {
	Pos   token.Pos
	Names map[string]bool // the codes
	reach Set             // what comes there
	off   Set             // what the HTTP status rules out there
	yes   Set             // what of reach comes there after a retry predicate has said yes
	no    Set             // what comes there on other ways
	keys  int             // how many texts the value is compared with, codes or not
}

// An Ask is a place where a retry predicate is asked about the value.
type Ask struct {
	Pos token.Pos
	yes Set // the codes for which it says yes, as far as is known
}

// An End is where ways through the function end.
type End struct {
	Pos    token.Pos
	Fate   Fate
	Plain  bool // the program says so itself
	Polled bool // it is retried until something exists

	what    string // what it ends with; equal for equal ends
	site    any    // where it ends
	results []said
	isNil   bool // it returns no error, though the function may
	hasBool bool // its first result is a truth value
	with    Set  // the codes that come here
	asked   Set  // those of them that come here because a retry predicate has said yes
	askedAt token.Pos
	others  Set // those that come here for another reason
	cond    Set // the codes that come here on a condition about something else
}
