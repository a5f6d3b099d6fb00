package analyzer_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A functionGenerator makes random functions that decide by codes.
type functionGenerator struct {
	*rand.Rand
	made    []*function
	helpers strings.Builder
	f       *function // the one under way
	count   int       // of names
	loops   int       // around the statement under way
	asked   int       // how often ask may be called in the function under way
}

// maxAsked is how often a function may call ask: it is executed with all answers.
const maxAsked = 8

// A function is one that has been made.
type function struct {
	name     string
	text     string
	line     int
	switches map[string][]string // the codes that each names
	compared []string            // the codes that conditions name
}

const head = `package p

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

var (
	errPassed = errors.New("passed")
	errAgain  = errors.New("again")

	answers, left int
)

// ask answers a question of which nobody knows the answer.
func ask() bool {
	yes := left&1 == 1
	left >>= 1
	return yes
}

var _ = []any{json.NewEncoder, fmt.Sprint, log.Println, os.Stdout, slices.Contains[[]string], strings.Fields, codes.All, answers}

`

// program returns a program with functions, and notes where they are.
func (g *functionGenerator) program(n int) string {
	for range n {
		g.asked = 0
		g.f = &function{name: g.name("f"), switches: make(map[string][]string)}
		g.f.text = fmt.Sprintf("func %s(code string, err error) error {\n%s\treturn %s\n}\n\n", g.f.name, g.block(2), g.end())
		g.made = append(g.made, g.f)
	}
	var b strings.Builder
	b.WriteString(head)
	b.WriteString(g.helpers.String())
	for _, f := range g.made {
		f.line = strings.Count(b.String(), "\n") + 1
		b.WriteString(f.text)
	}
	b.WriteString("var functions = map[string]func(string, error) error{\n")
	for _, f := range g.made {
		fmt.Fprintf(&b, "\t%q: %s,\n", f.name, f.name)
	}
	b.WriteString("}\n")
	return b.String()
}

func (g *functionGenerator) name(prefix string) string {
	g.count++
	return fmt.Sprint(prefix, g.count)
}

func (g *functionGenerator) pick(of ...string) string { return of[g.IntN(len(of))] }

func (g *functionGenerator) code() string {
	return g.pick("CBC.0250", "CBC.99007197", "CBC.0151", "CBC.0155", "CBC.5003", "CBC.99003115", "CBC.99008040", "CBC.7260", "CBC.3002", "CBC.0000")
}

func (g *functionGenerator) codes() []string {
	seen := make(map[string]bool)
	var list []string
	for range 1 + g.IntN(3) {
		if code := g.code(); !seen[code] {
			seen[code] = true
			list = append(list, code)
		}
	}
	return list
}

func quotedList(codes []string) string { return `"` + strings.Join(codes, `", "`) + `"` }

// end returns an error to return.
func (g *functionGenerator) end() string {
	switch g.IntN(8) {
	case 0:
		return "errAgain"
	case 1:
		return "err"
	case 2:
		return `fmt.Errorf("paying: %w", err)`
	case 3:
		return "nil"
	}
	return fmt.Sprintf("errors.New(%q)", g.pick("denied", "failed", "poor"))
}

func (g *functionGenerator) block(depth int) string {
	var b strings.Builder
	for range 1 + g.IntN(2) {
		b.WriteString(g.statement(depth))
	}
	return b.String()
}

func (g *functionGenerator) statement(depth int) string {
	if depth == 0 {
		return g.leave()
	}
	switch g.IntN(11) {
	case 0, 1, 2:
		return g.switchStatement(depth)
	case 3, 4:
		text := fmt.Sprintf("if %s {\n%s}", g.condition(), g.block(depth-1))
		if g.IntN(2) == 0 {
			text += fmt.Sprintf(" else {\n%s}", g.block(depth-1))
		}
		return text + "\n"
	case 5:
		return g.asks()
	case 6:
		flag := g.name("flag")
		return fmt.Sprintf("%s := false\nif %s {\n%s = true\n}\n%sif %s {\n%s}\n", flag, g.condition(), flag, g.statement(depth-1), flag, g.block(depth-1))
	case 7:
		g.loops++
		defer func() { g.loops-- }()
		return fmt.Sprintf("for range 2 {\n%s}\n", g.block(depth-1))
	case 8:
		same := g.name("c")
		return fmt.Sprintf("%s := code\nif %s {\n%s}\n", same, strings.ReplaceAll(g.comparison(), "code", same), g.block(depth-1))
	case 9:
		return "log.Println(code[:0])\n"
	}
	return g.leave()
}

// leave returns a statement that leaves, or one that does nothing.
func (g *functionGenerator) leave() string {
	switch {
	case g.loops > 0 && g.IntN(4) == 0:
		return fmt.Sprintf("if %s {\n%s\n}\n", g.condition(), g.pick("break", "continue"))
	case g.IntN(4) == 0:
		return ""
	}
	return fmt.Sprintf("if %s {\nreturn %s\n}\n", g.condition(), g.end())
}

func (g *functionGenerator) switchStatement(depth int) string {
	name := g.name("s")
	var named []string
	var b strings.Builder
	tagless := g.IntN(4) == 0
	fmt.Fprintf(&b, "log.Println(%q)\n", name)
	if tagless {
		b.WriteString("switch {\n")
	} else {
		b.WriteString("switch code {\n")
	}
	seen := make(map[string]bool)
	for range 1 + g.IntN(3) {
		var fresh []string
		for _, code := range g.codes() {
			if !seen[code] {
				seen[code] = true
				fresh = append(fresh, code)
			}
		}
		if len(fresh) == 0 {
			continue
		}
		named = append(named, fresh...)
		list := quotedList(fresh)
		if tagless {
			list = `code == "` + strings.Join(fresh, `" || code == "`) + `"`
		}
		fmt.Fprintf(&b, "case %s:\n%s", list, g.body(depth))
	}
	if g.IntN(2) == 0 {
		fmt.Fprintf(&b, "default:\n%s", g.body(depth))
	}
	b.WriteString("}\n")
	g.f.switches[name] = named
	return b.String()
}

func (g *functionGenerator) body(depth int) string {
	if g.IntN(3) == 0 {
		return g.block(depth - 1)
	}
	return fmt.Sprintf("return %s\n", g.end())
}

// asks returns a question to the retry predicate: one after which yes goes elsewhere, or
// one that is only logged.
func (g *functionGenerator) asks() string {
	question := "codes.Code(code).Retryable()"
	if g.IntN(3) == 0 {
		question += " && " + g.question()
	}
	if g.IntN(4) == 0 {
		return fmt.Sprintf("if %s {\nlog.Println(code[:0])\n}\n", question)
	}
	return fmt.Sprintf("if %s {\nreturn errors.New(%q)\n}\n", question, g.name("yes"))
}

// question returns a call of ask, or a comparison if there have been enough.
func (g *functionGenerator) question() string {
	if g.asked += 1 << g.loops; g.asked > maxAsked {
		g.asked -= 1 << g.loops
		return g.comparison()
	}
	return "ask()"
}

func (g *functionGenerator) condition() string {
	switch g.IntN(6) {
	case 0:
		return g.question()
	case 1:
		return g.comparison() + g.pick(" && ", " || ") + g.comparison()
	case 2:
		return g.comparison() + g.pick(" && ", " || ") + g.question()
	case 3:
		return "!(" + g.comparison() + ")"
	}
	return g.comparison()
}

// comparison returns a condition about the code.
func (g *functionGenerator) comparison() string {
	kind, list := g.IntN(8), g.codes()
	if kind > 3 {
		list = list[:1]
	}
	g.f.compared = append(g.f.compared, list...)
	switch kind {
	case 0:
		return fmt.Sprintf("slices.Contains([]string{%s}, code)", quotedList(list))
	case 1:
		name := g.name("table")
		fmt.Fprintf(&g.helpers, "var %s = map[string]bool{\"%s\": true}\n\n", name, strings.Join(list, `": true, "`))
		return name + "[code]"
	case 2, 3:
		return g.helper(list) + "(code)"
	case 4:
		return fmt.Sprintf("code != %q", list[0])
	}
	return fmt.Sprintf("code == %q", list[0])
}

// helper makes a function of the package that says whether a code is one of several.
func (g *functionGenerator) helper(list []string) string {
	name := g.name("is")
	body := fmt.Sprintf("switch code {\ncase %s:\nreturn true\n}\nreturn false", quotedList(list))
	switch g.IntN(3) {
	case 0:
		body = fmt.Sprintf("for _, c := range []string{%s} {\nif c == code {\nreturn true\n}\n}\nreturn false", quotedList(list))
	case 1:
		body = `return code == "` + strings.Join(list, `" || code == "`) + `"`
	}
	fmt.Fprintf(&g.helpers, "func %s(code string) bool {\n%s\n}\n\n", name, body)
	return name
}
