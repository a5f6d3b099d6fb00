package codes_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/cbclint/cbclint/codes"
)

func all() []codes.Info { return slices.Collect(codes.All()) }

// table returns the codes of the published table.
func table() []codes.Info {
	return slices.DeleteFunc(all(), func(info codes.Info) bool { return info.Source != codes.PublishedTable })
}

// TestTableAsPublished: the copy of the published table is never edited.
func TestTableAsPublished(t *testing.T) {
	table, err := os.ReadFile("catalog/cbc-error-codes.md")
	if err != nil {
		t.Fatal(err)
	}
	const published = "2609a1500a6c2636bbe16b8ee93c978b41829c77524366eb3ec9620e52465570"
	if sum := fmt.Sprintf("%x", sha256.Sum256(table)); sum != published {
		t.Errorf("the table has the SHA-256 %s; as published it has %s", sum, published)
	}
}

func TestCatalogSorted(t *testing.T) {
	infos := all()
	if len(table()) != 285 {
		t.Errorf("%d codes; the published table has 285", len(table()))
	}
	if more := len(infos) - len(table()); more != 17 {
		t.Errorf("%d codes of the supplement; want 17", more)
	}
	if !slices.IsSortedFunc(infos, func(a, b codes.Info) int { return strings.Compare(string(a.Code), string(b.Code)) }) {
		t.Error("All is not sorted by code")
	}
}

// TestInvariants checks what the documentation promises of every code.
func TestInvariants(t *testing.T) {
	names := make(map[string]codes.Code)
	for _, info := range all() {
		if digits, ok := strings.CutPrefix(string(info.Code), "CBC."); !ok || len(digits) != 4 && len(digits) != 8 {
			t.Errorf("%s is not CBC. and 4 or 8 digits", info.Code)
		}
		if other, ok := names[info.Name]; ok {
			t.Errorf("%s and %s are both called %s", other, info.Code, info.Name)
		}
		names[info.Name] = info.Code
		if info.Source == codes.PublishedTable {
			checkPublished(t, info)
		} else if info.Source == "" || info.Status != 0 && http.StatusText(info.Status) == "" {
			t.Errorf("%s has the source %q and the status %d", info.Code, info.Source, info.Status)
		}
		if info.English == "" && info.Meaning == "" || info.Family == "" || info.Retry == "" || info.Confidence == "" || info.Reason == "" {
			t.Errorf("%s lacks something: %+v", info.Code, info)
		}
		if (info.Retry == codes.RetrySuccess) != (info.Code == codes.Success) {
			t.Errorf("%s has the retry class %s", info.Code, info.Retry)
		}
		for _, twin := range info.Twins {
			if twin.Retry() != info.Retry || !info.Code.Is(twin) || !twin.Is(info.Code) {
				t.Errorf("%s and its twin %s have two retry classes, or are not the same", info.Code, twin)
			}
		}
	}
}

// checkPublished checks what the table says of each of its codes.
func checkPublished(t *testing.T, info codes.Info) {
	t.Helper()
	chinese := info.Chinese
	if info.Code == codes.ProjectNotFound {
		chinese = info.English // the two are swapped in the table
	}
	if !strings.ContainsFunc(chinese, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%s has no Chinese text: %q", info.Code, chinese)
	}
	if info.English == "" || http.StatusText(info.Status) == "" {
		t.Errorf("%s has the status %d and the English text %q", info.Code, info.Status, info.English)
	}
}

func TestLookup(t *testing.T) {
	for _, want := range all() {
		if got, ok := codes.Lookup(want.Code); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("Lookup(%s) = %+v, %t", want.Code, got, ok)
		}
		for _, miss := range []string{string(want.Code) + "0", string(want.Code[:len(want.Code)-1]), strings.ToLower(string(want.Code))} {
			if got, ok := codes.Lookup(miss); ok {
				t.Errorf("Lookup(%s) = %s", miss, got.Code)
			}
		}
	}
	for _, miss := range []string{"", "CBC.", "zzz", "\xff"} {
		if got, ok := codes.Lookup(miss); ok || !reflect.DeepEqual(got, codes.Info{}) {
			t.Errorf("Lookup(%q) = %+v, %t", miss, got, ok)
		}
	}
	if c := codes.Code("CBC.7777"); c.Retryable() || c.Retry() != "" {
		t.Errorf("a code that the catalog lacks has the retry class %q", c.Retry())
	}
}

// TestIs: a code is itself and its twins, all of a group, and no other code.
func TestIs(t *testing.T) {
	for _, group := range [][]codes.Code{
		{codes.InsufficientBalance, codes.InsufficientBalance5003},
		{codes.VerificationCodeExpired, codes.VerificationCodeExpired4008, codes.VerificationCodeExpired7151, codes.VerificationCodeExpired99004008},
	} {
		for _, a := range group {
			for _, b := range group {
				if !a.Is(b) {
					t.Errorf("%s is not %s", a, b)
				}
			}
			if a.Is(codes.FlowControl) || a.Is("") {
				t.Errorf("%s is another code", a)
			}
		}
	}
	if unknown := codes.Code("CBC.7777"); !unknown.Is("CBC.7777") || unknown.Is(codes.Success) || codes.Code("").Is(codes.Success) {
		t.Error("a code that the catalog lacks is itself alone")
	}
}

func TestLookupDoesNotAllocate(t *testing.T) {
	code := strings.Repeat("CBC.99003651", 1)
	allocs := testing.AllocsPerRun(100, func() {
		info, ok := codes.Lookup(code)
		if !ok || !info.Code.Retryable() || info.Code.Is(codes.InsufficientBalance) {
			t.Error("CBC.99003651 is not retryable")
		}
		for info := range codes.All() {
			if _, ok := info.Code.Info(); !ok {
				t.Error(info.Code)
			}
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

// BenchmarkLookup looks up codes as they come from answers, in any order and in memory
// of their own, and in a map for comparison.
func BenchmarkLookup(b *testing.B) {
	var all []codes.Code
	inMap := make(map[codes.Code]*codes.Info)
	for info := range codes.All() {
		all = append(all, codes.Code(strings.Clone(string(info.Code))))
		inMap[info.Code] = &info
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for name, ask := range map[string]func(codes.Code) bool{
		"Retryable":    codes.Code.Retryable,
		"RetryableMap": func(code codes.Code) bool { return inMap[code].Retry.Retryable() },
		"Info":         func(code codes.Code) bool { info, ok := codes.Lookup(code); return ok && info.Status == 0 },
		"InfoMap":      func(code codes.Code) bool { info, ok := inMap[code]; return ok && info.Status == 0 },
	} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				ask(all[i%len(all)])
			}
		})
	}
}
