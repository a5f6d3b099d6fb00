package analyzer

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/mod/module"

	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// Settings choose what the analyzer reports. The zero value is the default.
// The flags have the names of the json tags.
type Settings struct {
	Unknown   *bool `json:"unknown"`   // report codes that are not in the catalog; default true
	Malformed *bool `json:"malformed"` // report catalog codes spelled so that they can never match; default true
	Textmatch *bool `json:"textmatch"` // report codes that are searched in texts; default true
	Retryable *bool `json:"retryable"` // report decisions that give up on retryable codes; default true
	Constant  *bool `json:"constant"`  // report code literals where a typed constant could stand; default true

	Misclassified *bool `json:"misclassified"` // report codes treated against their class; default true
	Unchecked     *bool `json:"unchecked"`     // report failures with HTTP status 200 that nobody sees; default true
	Twin          *bool `json:"twin"`          // report decisions on a code that forget its twin; default false

	ConstantTests              bool     `json:"constant-tests"`               // let constant look at _test.go files too
	Strict                     bool     `json:"strict"`                       // report every switch that neither names the retryable codes nor asks about them
	RetryClasses               []string `json:"retry-classes"`                // retry classes that a switch must handle; default throttled,transient,conflict
	RetryScope                 string   `json:"retry-scope"`                  // whose codes: those of the families that the switch names and of common (family, the default), or all
	RetryFuncs                 []string `json:"retry-funcs"`                  // further retry predicates, as pkg/path.Func or pkg/path.Type.Method
	DefaultSignifiesExhaustive bool     `json:"default-signifies-exhaustive"` // a default clause handles every code
	Suggest                    bool     `json:"suggest"`                      // offer edits that change what the program does: the right spelling, a near code, the missing cases
	CodesPackage               string   `json:"codes-package"`                // the package with the constants, in place of github.com/cbclint/cbclint/codes
	Catalog                    []string `json:"catalog"`                      // catalog files that add codes, or apigw for those of the API gateway
	Allow                      []string `json:"allow"`                        // codes that count as known though the catalog lacks them
	ReportUnusedIgnores        bool     `json:"report-unused-ignores"`        // report //cbclint:ignore directives that suppress nothing
}

// The values of RetryScope.
const (
	scopeFamily = "family"
	scopeAll    = "all"
)

// resolve returns the config for settings. Paths of catalog files are opened as they are.
// If a setting is not valid, the error names the first such setting, its value, and what
// is valid.
func (s *Settings) resolve() (*lint.Config, error) {
	for _, check := range []error{
		checkEach("retry-classes", s.RetryClasses, checkClass),
		checkEach("retry-scope", []string{cmp.Or(s.RetryScope, scopeFamily)}, checkScope),
		checkEach("retry-funcs", s.RetryFuncs, checkFunc),
		checkEach("codes-package", []string{cmp.Or(s.CodesPackage, catalog.CodesPath)}, checkPackage),
		checkEach("allow", s.Allow, checkAllow),
	} {
		if check != nil {
			return nil, check
		}
	}
	if s.RetryClasses != nil && len(s.RetryClasses) == 0 {
		return nil, errors.New("retry-classes: the list is empty")
	}
	c := &lint.Config{
		On: make(map[string]bool),

		ConstantTests:              s.ConstantTests,
		DefaultSignifiesExhaustive: s.DefaultSignifiesExhaustive,
		ReportUnusedIgnores:        s.ReportUnusedIgnores,
		Strict:                     s.Strict,
		ScopeAll:                   s.RetryScope == scopeAll,
		Suggestions:                s.Suggest,
		Classes:                    make(map[codes.Retry]bool),
		RetryFuncs:                 make(map[string]bool),
		Allow:                      make(map[string]bool),
	}
	for _, r := range rules() {
		on := *s.ruleSwitch(r.Name)
		c.On[r.Name] = on == nil && r.ByDefault || on != nil && *on
	}
	if err := addCatalog(c, s); err != nil {
		return nil, err
	}
	for _, class := range s.RetryClasses {
		c.Classes[codes.Retry(class)] = true
	}
	if s.RetryClasses == nil {
		c.Classes = map[codes.Retry]bool{codes.RetryThrottled: true, codes.RetryTransient: true, codes.RetryConflict: true}
	}
	for _, name := range s.RetryFuncs {
		c.RetryFuncs[name] = true
	}
	for _, code := range s.Allow {
		if !c.Catalog.IsCode(code) {
			return nil, fmt.Errorf("allow: invalid code %q; want %s", code, c.Forms())
		}
		c.Allow[code] = true
	}
	addRetryable(c)
	return c, nil
}

// ruleSwitch returns the setting that switches a rule on or off.
func (s *Settings) ruleSwitch(rule string) **bool {
	settings := reflect.ValueOf(s).Elem()
	for _, field := range reflect.VisibleFields(settings.Type()) {
		if field.Tag.Get("json") == rule {
			return settings.FieldByIndex(field.Index).Addr().Interface().(**bool)
		}
	}
	panic("unreachable: no setting is called " + rule)
}

func checkEach(name string, values []string, check func(string) error) error {
	for _, value := range values {
		if err := check(value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// failureClasses are the retry classes that a user can ask switches to handle.
var failureClasses = [...]codes.Retry{
	codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict, codes.RetryExhausted,
	codes.RetryReauth, codes.RetryUnknownOutcome, codes.RetryTerminal,
}

func checkClass(class string) error {
	if !slices.Contains(failureClasses[:], codes.Retry(class)) {
		return fmt.Errorf("unknown retry class %q; want one of %s", class, strings.Trim(fmt.Sprint(failureClasses), "[]"))
	}
	return nil
}

func checkScope(scope string) error {
	if scope != scopeFamily && scope != scopeAll {
		return fmt.Errorf("unknown scope %q; want family or all", scope)
	}
	return nil
}

// funcPattern is e.g. "example.com/billing.IsRetryable" or, for a method,
// "example.com/billing.Error.Temporary".
var funcPattern = regexp.MustCompile(`^([^\s/]+/)*[^\s/]+\.[\pL_][\pL_\pN]*$`)

func checkFunc(name string) error {
	if !funcPattern.MatchString(name) {
		return fmt.Errorf("invalid function %q; want pkg/path.Func or pkg/path.Type.Method", name)
	}
	return nil
}

// codePattern is the form of the codes of all services.
var codePattern = regexp.MustCompile(`^[A-Z][A-Za-z0-9]+\.[0-9]+$`)

func checkAllow(code string) error {
	if !codePattern.MatchString(code) {
		return fmt.Errorf("invalid code %q; want CBC. and digits", code)
	}
	return nil
}

func checkPackage(path string) error {
	if err := module.CheckImportPath(path); err != nil {
		return fmt.Errorf("invalid import path %q", path)
	}
	return nil
}

func checkAny(string) error { return nil }
