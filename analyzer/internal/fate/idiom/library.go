package idiom

import (
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
)

var (
	// changes matches the names of functions that change what they get a pointer to.
	changes = regexp.MustCompile(`^(?i:unmarshal|decode|read|load|reload|fill|parse|scan|do|get|fetch|refresh|call|invoke|send|post|put|request|extract|bind|receive|recv|exec|execute|set|reset|update|next|copy|insert|delete)(_|[A-Z]|$)`)
	// does matches the names of functions that give another value each time.
	does    = regexp.MustCompile(`^(?i:next|do|send|call|execute|exec|invoke|retry|recv|receive|read|poll|pop|fetch|refresh|get.*next|wait|run)(\b|_|[A-Z]|$)`)
	loggers = regexp.MustCompile(`(^|/)(log|slog|glog|klog|logrus|zap|zerolog|logr|hclog|tflog|logging|logger|glogger)(/v[0-9]+)?(/|$)`)
	prints  = regexp.MustCompile(`^(?i:print|debug|info|warn|error|log|trace|v$|with)`)
)

// IsLogging reports whether a call only prints or logs.
func IsLogging(fn *types.Func, callee ssa.Value) bool {
	if fn == nil {
		return callee != nil && logFunc.MatchString(ssainfo.NameOf(callee))
	}
	if fn.Pkg() == nil {
		return false
	}
	path := fn.Pkg().Path()
	if path == "fmt" {
		return strings.HasPrefix(fn.Name(), "Print") || strings.HasPrefix(fn.Name(), "Fprint")
	}
	if loggers.MatchString(path) {
		return true
	}
	recv := fn.Signature().Recv()
	if recv != nil && isPrintf(fn) {
		return true
	}
	return recv != nil && prints.MatchString(fn.Name()) && loggerType.MatchString(types.TypeString(recv.Type(), func(*types.Package) string { return "" }))
}

var (
	logFunc    = regexp.MustCompile(`^(?i:log|logf|debug|debugf|printf?|warnf?|infof?|errorf)$`)
	loggerType = regexp.MustCompile(`(?i)log(ger)?$`)
)

// IsHarmless reports whether a function changes nothing that a program can see.
func IsHarmless(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return fn != nil && fn.Name() == "Error"
	}
	switch fn.Pkg().Path() {
	case "fmt", "errors", "strings", "strconv", "slices", "maps", "bytes", "regexp", "unicode", "math", "time", "context", "path", "net/url":
		return !strings.HasPrefix(fn.Name(), "Sleep") && !strings.HasPrefix(fn.Name(), "Sscan")
	}
	switch fn.Name() {
	case "Error", "String", "Code", "Unwrap", "GoString":
		return fn.Signature().Recv() != nil && fn.Signature().Params().Len() == 0
	}
	return false
}

// A wrapper is a function or a type of a well-known retry library that decides what
// becomes of an error.
type wrapper struct {
	path string // of the package, without the major version
	name string
	role Role
}

// A Role is what a library does with what it gets.
type Role int

// The roles.
const (
	NoRole      Role = iota
	Retries          // it marks an error as one that is retried
	Gives            // it marks an error as permanent
	ByField          // a field of a struct says it
	AsSaid           // retried if a function returns true
	UntilDone        // called again until it says that it is done
	unlessMarks      // it retries every error that is not marked
)

// wrappers returns the known wrappers.
func wrappers() []wrapper {
	return []wrapper{
		{"github.com/cenkalti/backoff", "Permanent", Gives},
		{"github.com/cenkalti/backoff", "PermanentError", Gives},
		{"github.com/cenkalti/backoff", "RetryAfter", Retries},
		{"github.com/cenkalti/backoff", "RetryAfterError", Retries},
		{"github.com/avast/retry-go", "Unrecoverable", Gives},
		{"github.com/sethvargo/go-retry", "RetryableError", Retries},
		{"sigs.k8s.io/controller-runtime/pkg/reconcile", "TerminalError", Gives},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "NonRetryableError", Gives},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "RetryableError", Retries},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "RetryError", ByField},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "RetryError", ByField},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "NonRetryableError", Gives},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "RetryableError", Retries},
		{"github.com/hashicorp/terraform-plugin-testing/helper/retry", "NonRetryableError", Gives},
		{"github.com/hashicorp/terraform-plugin-testing/helper/retry", "RetryableError", Retries},

		// Its argument is a function that says whether to retry.
		{"github.com/avast/retry-go", "RetryIf", AsSaid},
		// These call a function until it says that it is done.
		{"k8s.io/apimachinery/pkg/util/wait", "", UntilDone},
	}
}

// isPrintf reports whether a method prints a text that it formats: Errorf.
func isPrintf(fn *types.Func) bool {
	s := fn.Signature()
	return s.Variadic() && s.Results().Len() == 0 && strings.HasSuffix(fn.Name(), "f") && prints.MatchString(fn.Name())
}

var majorVersion = regexp.MustCompile(`/v[0-9]+\b`)

// RoleOf returns the role of a function or a type.
func RoleOf(obj types.Object) Role {
	if obj == nil || obj.Pkg() == nil {
		return NoRole
	}
	path := majorVersion.ReplaceAllString(obj.Pkg().Path(), "")
	for _, w := range wrappers() {
		if w.path == path && (w.name == obj.Name() || w.name == "") {
			return w.role
		}
	}
	return NoRole
}

var metrics = regexp.MustCompile(`^(Inc|Dec|Observe|WithLabelValues|WriteHeader|WriteString|AddEvent|SetStatus)$`)

// IsOfHTTP reports whether a type is one with which a server answers.
func IsOfHTTP(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http" && (named.Obj().Name() == "ResponseWriter" || named.Obj().Name() == "Header")
}

// IsMetric reports whether a name is that of a method that counts, or labels a count.
func IsMetric(name string) bool { return metrics.MatchString(name) }

// IsEncoder reports whether a function makes an encoder, or is the method of one that writes
// a value out.
func IsEncoder(fn *types.Func) bool {
	return fn.Pkg() != nil && strings.HasPrefix(fn.Pkg().Path(), "encoding/") && (fn.Name() == "NewEncoder" || strings.HasPrefix(fn.Name(), "Encode"))
}

// IsChange reports whether a name is that of a function that changes what it gets a pointer
// to.
func IsChange(name string) bool { return changes.MatchString(name) }

// IsAction reports whether a name is that of a function that gives another value each time.
func IsAction(name string) bool { return does.MatchString(name) }
