package fate

import (
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/ssa"
)

var (
	// changes matches the names of functions that change what they get a pointer to.
	changes = regexp.MustCompile(`^(?i:unmarshal|decode|read|load|reload|fill|parse|scan|do|get|fetch|refresh|call|invoke|send|post|put|request|extract|bind|receive|recv|exec|execute|set|reset|update|next|copy|insert|delete)(_|[A-Z]|$)`)
	// does matches the names of functions that give another value each time.
	does    = regexp.MustCompile(`^(?i:next|do|send|call|execute|exec|invoke|retry|recv|receive|read|poll|pop|fetch|refresh|get.*next|wait|run)(\b|_|[A-Z]|$)`)
	loggers = regexp.MustCompile(`(^|/)(log|slog|glog|klog|logrus|zap|zerolog|logr|hclog|tflog|logging|logger|glogger)(/v[0-9]+)?(/|$)`)
	prints  = regexp.MustCompile(`^(?i:print|debug|info|warn|error|log|trace|v$|with)`)
)

// isLogging reports whether a call only prints or logs.
func isLogging(fn *types.Func, callee ssa.Value) bool {
	if fn == nil {
		return callee != nil && logFunc.MatchString(nameOf(callee))
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
	return recv != nil && prints.MatchString(fn.Name()) && loggerType.MatchString(types.TypeString(recv.Type(), func(*types.Package) string { return "" }))
}

var (
	logFunc    = regexp.MustCompile(`^(?i:log|logf|debug|debugf|printf?|warnf?|infof?|errorf)$`)
	loggerType = regexp.MustCompile(`(?i)log(ger)?$`)
)

// isHarmless reports whether a function changes nothing that a program can see.
func isHarmless(fn *types.Func) bool {
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
	role role
}

// A role is what a library does with what it gets.
type role int

const (
	noRole      role = iota
	retries          // it marks an error as one that is retried
	gives            // it marks an error as permanent
	byField          // a field of a struct says it
	asSaid           // retried if a function returns true
	untilDone        // called again until it says that it is done
	unlessMarks      // it retries every error that is not marked
)

// wrappers returns the known wrappers.
func wrappers() []wrapper {
	return []wrapper{
		{"github.com/cenkalti/backoff", "Permanent", gives},
		{"github.com/cenkalti/backoff", "PermanentError", gives},
		{"github.com/cenkalti/backoff", "RetryAfter", retries},
		{"github.com/cenkalti/backoff", "RetryAfterError", retries},
		{"github.com/avast/retry-go", "Unrecoverable", gives},
		{"github.com/sethvargo/go-retry", "RetryableError", retries},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "NonRetryableError", gives},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "RetryableError", retries},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "RetryError", byField},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "RetryError", byField},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "NonRetryableError", gives},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "RetryableError", retries},
		{"github.com/hashicorp/terraform-plugin-testing/helper/retry", "NonRetryableError", gives},
		{"github.com/hashicorp/terraform-plugin-testing/helper/retry", "RetryableError", retries},

		// Its argument is a function that says whether to retry.
		{"github.com/avast/retry-go", "RetryIf", asSaid},
		// These call a function until it says that it is done.
		{"k8s.io/apimachinery/pkg/util/wait", "", untilDone},
	}
}

var majorVersion = regexp.MustCompile(`/v[0-9]+\b`)

// roleOf returns the role of a function or a type.
func roleOf(obj types.Object) role {
	if obj == nil || obj.Pkg() == nil {
		return noRole
	}
	path := majorVersion.ReplaceAllString(obj.Pkg().Path(), "")
	for _, w := range wrappers() {
		if w.path == path && (w.name == obj.Name() || w.name == "") {
			return w.role
		}
	}
	return noRole
}

// isTelling reports whether a call only hands a text, a number or a label on: to the client
// of an HTTP server, or to metrics.
func isTelling(c *calling) bool {
	if c.fn != nil && metrics.MatchString(c.fn.Name()) {
		return true
	}
	for _, arg := range c.instr.Common().Args {
		if isOfHTTP(arg.Type()) {
			return true
		}
	}
	return c.instr.Common().IsInvoke() && isOfHTTP(c.instr.Common().Value.Type())
}

var metrics = regexp.MustCompile(`^(Inc|Dec|Observe|WithLabelValues|WriteHeader|WriteString|AddEvent|SetStatus)$`)

// isOfHTTP reports whether a type is one with which a server answers.
func isOfHTTP(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http" && (named.Obj().Name() == "ResponseWriter" || named.Obj().Name() == "Header")
}
