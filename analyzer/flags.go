package analyzer

import (
	"errors"
	"flag"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/similar"
)

// Set changes a setting, named like its flag, as the flag would. The words of a list are
// separated by commas, and replace the whole list. The error for an unknown name or a
// wrong value says what is valid.
func (s *Settings) Set(name, value string) error {
	fs := flag.NewFlagSet("", flag.ContinueOnError)
	s.register(fs)
	if fs.Lookup(name) == nil {
		if near := similar.Word(name, SettingNames()); near != "" {
			return fmt.Errorf("unknown setting %q; did you mean %q?", name, near)
		}
		return fmt.Errorf("unknown setting %q; want one of %s", name, strings.Join(SettingNames(), ", "))
	}
	return fs.Set(name, value)
}

// SettingNames returns the names of all settings, in the order of [Settings].
func SettingNames() []string {
	var names []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Settings]()) {
		names = append(names, field.Tag.Get("json"))
	}
	return names
}

// register declares the flags that change the settings.
func (s *Settings) register(fs *flag.FlagSet) {
	for _, r := range rules() {
		fs.Var(ruleFlag{s.ruleSwitch(r.Name), r.ByDefault}, r.Name, r.Usage)
	}

	fs.Var(boolFlag{&s.ConstantTests}, "constant-tests", "let constant look at _test.go files too")
	fs.Var(boolFlag{&s.Strict}, "strict", "report every switch that neither names the retryable codes nor asks about them")
	fs.Var(listFlag{&s.RetryClasses, checkClass, false}, "retry-classes", "retry `classes` that a switch must handle (default throttled,transient,conflict)")
	fs.Var(wordFlag{&s.RetryScope, checkScope}, "retry-scope", "whose codes: those of the families that the switch names and of common (`family`), or all (default family)")
	fs.Var(listFlag{&s.RetryFuncs, checkFunc, true}, "retry-funcs", "further retry predicates, `functions` written pkg/path.Func or pkg/path.Type.Method")
	fs.Var(boolFlag{&s.DefaultSignifiesExhaustive}, "default-signifies-exhaustive", "a default clause handles every code")
	fs.Var(boolFlag{&s.Suggest}, "suggest", "offer edits that change what the program does: the right spelling, a near code, the missing cases")
	fs.Var(wordFlag{&s.CodesPackage, checkPackage}, "codes-package", "the `package` with the constants (default "+catalog.CodesPath+")")
	fs.Var(listFlag{&s.Catalog, checkAny, true}, "catalog", "catalog `files` that add codes, or apigw for those of the API gateway")
	fs.Var(listFlag{&s.Allow, checkAllow, true}, "allow", "`codes` that count as known though the catalog lacks them")
	fs.Var(boolFlag{&s.ReportUnusedIgnores}, "report-unused-ignores", "report //cbclint:ignore directives that suppress nothing")
}

// A ruleFlag is the switch of a rule.
type ruleFlag struct {
	on        **bool
	byDefault bool
}

func (f ruleFlag) IsBoolFlag() bool { return true }

func (f ruleFlag) String() string {
	if f.on == nil || *f.on == nil {
		return strconv.FormatBool(f.byDefault)
	}
	return strconv.FormatBool(**f.on)
}

func (f ruleFlag) Set(value string) error {
	on, err := parseBool(value)
	if err == nil {
		*f.on = &on
	}
	return err
}

// A boolFlag is a switch that is off by default.
type boolFlag struct{ on *bool }

func (f boolFlag) IsBoolFlag() bool { return true }

func (f boolFlag) String() string { return strconv.FormatBool(f.on != nil && *f.on) }

func (f boolFlag) Set(value string) (err error) {
	*f.on, err = parseBool(value)
	return err
}

func parseBool(value string) (bool, error) {
	on, err := strconv.ParseBool(value)
	if err != nil {
		return false, errors.New("want true or false")
	}
	return on, nil
}

// A wordFlag is a word that check accepts.
type wordFlag struct {
	word  *string
	check func(string) error
}

func (f wordFlag) String() string {
	if f.word == nil {
		return ""
	}
	return *f.word
}

func (f wordFlag) Set(value string) error {
	if err := f.check(value); err != nil {
		return err
	}
	*f.word = value
	return nil
}

// A listFlag is a comma-separated list of words that check accepts. A new value replaces
// the whole list.
type listFlag struct {
	list       *[]string
	check      func(string) error
	mayBeEmpty bool
}

func (f listFlag) String() string {
	if f.list == nil {
		return ""
	}
	return strings.Join(*f.list, ",")
}

func (f listFlag) Set(value string) error {
	list := []string{}
	for word := range strings.SplitSeq(value, ",") {
		word = strings.TrimSpace(word)
		if word == "" {
			continue // e.g. a trailing comma
		}
		if err := f.check(word); err != nil {
			return err
		}
		list = append(list, word)
	}
	if len(list) == 0 && !f.mayBeEmpty {
		return errors.New("the list is empty")
	}
	*f.list = list
	return nil
}
