package folded

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log"
	"maps"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
)

type failure struct{ code string }

// What is made on the way to an error, to another result or to a key is no code.
func viaError(base, name string) bool {
	_, err := os.ReadFile(base + "/" + name)
	code, err := received3(name)
	return err == nil && code == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

func received3(name string) (string, error) {
	if name == "" {
		return "", errors.New("no name: " + name)
	}
	return name, nil
}

func viaResult(region, code string) bool {
	lower, code := split(region, code)
	return lower != "" && code == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

func split(region, code string) (string, string) { return strings.ToLower(region), code }

func viaKey(header url.Values, prefix string) bool {
	fmt.Println(strings.ToLower(prefix))
	fmt.Println(header.Get("X-Code"))
	return header.Get("X-"+prefix) == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		header.Get(strings.ToLower(prefix)) == "cbc.5003" || // want `malformed CBC error code "cbc.5003"`
		os.Getenv(prefix+"_CODE") == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

// A copy of a code that is changed says nothing of the code.
func (f failure) Error() string {
	text := f.code
	text += ": failed"
	label := f.code
	label = strings.ToLower(label)
	return text + label + metric(f.code)
}

func metric(name string) string {
	name = strings.ToLower(name)
	return "cbc_" + name
}

func copied(f failure) bool {
	return f.code == "CBC_5003" // want `malformed CBC error code "CBC_5003"`
}

// Nor does what is printed beside it, an index, or a method of another form.
const printedBeside = "cbc.5003" // want `malformed CBC error code "cbc.5003"`

func logged(code, level string) bool {
	if code == printedBeside {
		log.Println("failed", printedBeside, strings.ToLower(level))
		return true
	}
	return false
}

var indexed = []string{"cbc.5003"} // want `malformed CBC error code "cbc.5003"`

func index(text, code string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && indexed[n] == code
}

type setting struct{ raw string }

func (s setting) Value() string { return strings.ToLower(s.raw) }

func inContext(ctx context.Context) bool {
	code, _ := ctx.Value(setting{}).(string)
	return code == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

// Don't flag where a method that another package calls normalises.
type folding string

func (f *folding) UnmarshalJSON(data []byte) error {
	*f = folding(strings.ToLower(string(data)))
	return nil
}

type body struct {
	Code folding `json:"error_code"`
}

func decoded(b body) bool {
	return b.Code == "cbc.5003"
}

type shown string

func (s shown) String() string { return strings.ToLower(string(s)) }

func printed(code shown) bool {
	return fmt.Sprint(code) == "cbc.5003" || fmt.Sprintf("%s", code) == "cbc.5003"
}

// Don't flag where what has been normalised is put somewhere else.
type wire struct{ code string }

type parsed struct{ code string }

func converted(code string) bool {
	p := parsed(wire{strings.ToLower(code)})
	return p.code == "cbc.5003"
}

func header(h url.Values, code string) bool {
	h.Set("X-Code", strings.ToLower(code))
	return h.Get("X-Code") == "cbc.5003"
}

func counted(list []string) bool {
	times := make(map[string]int)
	for _, code := range list {
		times[strings.ToLower(code)]++
	}
	for code := range times {
		if code == "cbc.5003" {
			return true
		}
	}
	return false
}

type codeSet map[string]bool

func newSet(codes ...string) codeSet {
	set := make(codeSet)
	for _, code := range codes {
		set[code] = true
	}
	return set
}

func (s codeSet) has(code string) bool { return s[strings.ToLower(code)] }

var foldedCodes = newSet("cbc.5003", "cbc.0250")

func inSet(code string) bool { return foldedCodes.has(code) }

func lowered(list []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, code := range list {
			if !yield(strings.ToLower(code)) {
				return
			}
		}
	}
}

func ranged(list []string) bool {
	for code := range lowered(list) {
		if code == "cbc.5003" {
			return true
		}
	}
	return false
}

// Don't flag where a function that is a value normalises, by whatever name.
type normalizer func(string) string

type client struct{ normalize normalizer }

func newClient() *client { return &client{strings.ToLower} }

func (c *client) is(code string) bool { return c.normalize(code) == "cbc.5003" }

func equal(code string) bool {
	fold := strings.EqualFold
	return fold(code, "cbc.5003") || slices.EqualFunc([]string{"cbc.5003"}, []string{code}, strings.EqualFold)
}

// Don't flag what a table of tests expects from a function.
var table = []*struct{ in, want string }{{"a", "cbc-5003"}}

func tested() bool { return strings.ReplaceAll(table[0].in, ".", "-") == table[0].want }

// Don't flag bytes that are changed in place.
func changed(code string) bool {
	low, cut := []byte(code), []byte(code)
	low[0] += 'a' - 'A'
	low[1]++
	cut = append(cut[:3], cut[4:]...)
	return string(low) == "cbc.5003" || string(cut) == "CBC5003"
}

func none(code string) bool { return string(slices.Concat[[]byte]()) == "cbc.5003" && code != "" } // want `malformed CBC error code "cbc.5003"`

// Don't flag where a text comes back through a pointer, in a pair, or by a copy.
func filled(code string) bool {
	var text, word string
	fill(&text, code)
	_, _ = fmt.Sscan(strings.ToLower(code), &word)
	all, low := make(map[string]bool), map[string]bool{strings.ToLower(code): true}
	maps.Copy(all, low)
	value := folded2(code).text
	return text == "cbc.5003" || word == "cbc.5003" || all["cbc.5003"] || value() == "cbc.5003" || second(pair(code))
}

func fill(to any, text string) {
	switch to := to.(type) {
	case *string:
		*to = strings.ToLower(text)
	}
}

type folded2 string

func (f folded2) text() string { return strings.ToLower(string(f)) }

func pair(text string) (int, string) { return 1, strings.ToLower(text) }

func second(_ int, code string) bool { return code == "cbc.5003" }

// A call whose arguments come from another call is one like any other.
func tuple(code string) bool {
	maps.Copy(maps2())
	return code == "cbc.5003" // want `malformed CBC error code "cbc.5003"`
}

func maps2() (to, from map[string]bool) { return map[string]bool{}, nil }
