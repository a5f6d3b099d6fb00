package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// agrees is a test of a generated package: the package gives the same answers as package
// codes, for all codes and for 1000 other texts.
const agrees = `package PACKAGE

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
)

func TestAgrees(t *testing.T) {
	count := 0
	for want := range codes.All() {
		count++
		got, ok := Lookup(CODE(want.Code))
		if !ok || string(got.Code) != string(want.Code) || got.Name != want.Name || got.Status != want.Status ||
			got.English != want.English || got.Chinese != want.Chinese || got.Family != string(want.Family) ||
			string(got.Retry) != string(want.Retry) || fmt.Sprint(got.Twins) != fmt.Sprint(want.Twins) {
			t.Errorf("Lookup(%s) = %+v, %t; want %+v", want.Code, got, ok, want)
		}
		if got := retryable(CODE(want.Code)); got != want.Code.Retryable() {
			t.Errorf("%s is retryable: %t", want.Code, got)
		}
	}
	if count == 0 || len(catalog) != count {
		t.Errorf("the table has %d codes; want %d", len(catalog), count)
	}
	for range 1000 {
		text := strings.Repeat("CBC.", rand.Intn(2)) + strings.Repeat("9", rand.Intn(3)) + strings.Repeat("0", rand.Intn(5)) + string(rune(rand.Intn(300)))
		_, want := codes.Lookup(text)
		if got, ok := Lookup(CODE(text)); ok != want || !ok && got.Code != "" || !want && retryable(CODE(text)) {
			t.Errorf("Lookup(%q) = %+v, %t", text, got, ok)
		}
	}
}

func TestClasses(t *testing.T) {
	for got, want := range map[CODE]codes.Retry{
		CODE(RetrySuccess): codes.RetrySuccess, CODE(RetryThrottled): codes.RetryThrottled, CODE(RetryTransient): codes.RetryTransient,
		CODE(RetryConflict): codes.RetryConflict, CODE(RetryExhausted): codes.RetryExhausted, CODE(RetryReauth): codes.RetryReauth,
		CODE(RetryUnknownOutcome): codes.RetryUnknownOutcome, CODE(RetryTerminal): codes.RetryTerminal,
	} {
		if string(got) != string(want) {
			t.Errorf("%s; want %s", got, want)
		}
	}
}

func TestDoesNotAllocate(t *testing.T) {
	code := CODE(strings.Repeat("CBC.99003651", 1))
	if allocs := testing.AllocsPerRun(100, func() {
		if info, ok := Lookup(code); !ok || !retryable(info.Code) {
			t.Error(info)
		}
	}); allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
`

// generated returns a module with a typed and an untyped package, each with its test, and
// two programs that use the typed one.
func generated(t *testing.T) string {
	test := func(name, code, retryable string) string {
		return strings.NewReplacer("PACKAGE", name, "CODE", code).Replace(agrees) + "\n" + retryable + "\n"
	}
	program := func(expression string) string {
		return "package main\n\nimport \"example.com/m/typed\"\n\nfunc main() { println(" + expression + ") }\n"
	}
	dir := drivertest.Module(t, map[string]string{
		"typed/typed_test.go":     test("typed", "Code", "func retryable(c Code) bool { return c.Retryable() }"),
		"untyped/untyped_test.go": test("untyped", "string", "func retryable(code string) bool { return Retryable(code) }"),
		"constants/main.go":       program("typed.InsufficientBalance == typed.InsufficientBalance5003"),
		"lookup/main.go":          program("typed.FlowControl.Retryable()"),
	})
	for _, args := range [][]string{{"-package", "typed", "-o", "typed/typed.go"}, {"-package=untyped", "-o=untyped/untyped.go", "-untyped"}} {
		if r := drivertest.Run(t, dir, exe, append([]string{"gen"}, args...)...); r != (drivertest.Result{}) {
			t.Fatalf("cbclint gen %s: %+v", args, r)
		}
	}
	return dir
}

// TestGen: the packages agree with package codes. Neither go vet, nor gofmt, nor cbclint
// with all its rules has anything to say about them. A program that uses only the
// constants does not link the table.
func TestGen(t *testing.T) {
	takesTime(t)
	dir := generated(t)
	for _, command := range [][]string{
		{"go", "vet", "./..."},
		{"gofmt", "-l", "."},
		{exe, "-constant", "-twin", "-retry-scope=all", "-retry-classes=throttled,transient,conflict,exhausted,reauth", "-test=false", "./..."},
	} {
		if r := drivertest.Run(t, dir, command[0], command[1:]...); r != (drivertest.Result{}) {
			t.Errorf("%s: %+v", command, r)
		}
	}
	r := drivertest.Run(t, dir, "go", "test", "-v", "./typed", "./untyped")
	if r.Exit != 0 || strings.Count(r.Stdout, "--- PASS") != 6 {
		t.Errorf("go test: exit code %d; want 6 tests that pass\n%s%s", r.Exit, r.Stdout, r.Stderr)
	}
	for program, want := range map[string]bool{"constants": false, "lookup": true} {
		symbols := drivertest.Run(t, dir, "go", "tool", "nm", drivertest.Build(t, filepath.Join(dir, program), program)).Stdout
		if got := strings.Contains(symbols, "example.com/m/typed.catalog"); got != want || !strings.Contains(symbols, "main.main") {
			t.Errorf("program %s has the table: %t; want %t", program, got, want)
		}
	}
}
