package codespage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// TestFacets: there is a filter only if codes differ. It has the values of the codes, in
// an order that does not depend on the codes. Unknown values come last.
func TestFacets(t *testing.T) {
	one := []catalog.Entry{entry(codes.Info{Code: "CBC.5003", Family: "order", Retry: "terminal", Status: 400})}
	several := append([]catalog.Entry{
		entry(codes.Info{Code: "APIGW.0308", Retry: "throttled", Status: 429}),
		entry(codes.Info{Code: "DMS.1", Family: "common", Retry: "own"}),
	}, one...)
	for _, test := range []struct {
		entries []catalog.Entry
		want    string
	}{
		{nil, ""},
		{one, ""},
		{several[1:], "family: common 1, order 1; retry: terminal 1, own 1; status: 400 1, - 1; prefix: CBC 1, DMS 1; "},
		{several, "family: common 1, order 1, - 1; retry: retryable 1, throttled 1, terminal 1, own 1; status: 400 1, 429 1, - 1; prefix: APIGW 1, CBC 1, DMS 1; "},
	} {
		var got strings.Builder
		for _, f := range facets(test.entries, english()) {
			var values []string
			for _, v := range f.Values {
				values = append(values, fmt.Sprint(v.Key, " ", v.Count))
			}
			fmt.Fprintf(&got, "%s: %s; ", f.Name, strings.Join(values, ", "))
		}
		if got.String() != test.want {
			t.Errorf("%s\nwant %s", got.String(), test.want)
		}
	}
	root, _, _ := parse(t, render(t, builtin(t), Options{}))
	var names []string
	for _, n := range root.find(named("select")) {
		names = append(names, n.attrs["name"])
	}
	if want := []string{"family", "retry", "status"}; !slices.Equal(names, want) {
		t.Errorf("the filters are %q; want %q", names, want)
	}
}

// TestOrigin: a constant has the name of its package, and no package means no constant. A
// page with several packages or sources names them for each code.
func TestOrigin(t *testing.T) {
	for pkg, want := range map[string]string{
		"":                                   "",
		"github.com/cbclint/cbclint/codes":   "codes.A",
		"example.com/billing/v2":             "billing.A",
		"v2":                                 "v2.A",
		"example.com/x/":                     "",
		"example.com/internal/version/codes": "codes.A",
	} {
		if got := constant(catalog.Entry{Info: codes.Info{Name: "A"}, Package: pkg}); got != want {
			t.Errorf("package %q: %q; want %q", pkg, got, want)
		}
	}
	own, busy := builtin(t)[:1], supplement(t)
	theirs := catalog.Entry{
		Info:    codes.Info{Code: "APIGW.0308", Name: "Throttled", English: "Too many.", Source: "https://example.com/gw"},
		Package: "example.com/gw",
	}
	words := entry(codes.Info{Code: "X.1", Name: "Other"})
	words.Source = "javascript:a printed manual"
	single := render(t, own, Options{})
	if !strings.Contains(single, "Huawei Cloud’s,") || strings.Contains(single, "not in that table") || strings.Contains(single, `class="source"`) || strings.Contains(single, `class="package"`) {
		t.Error("a page from one source names it with each code, or its header does not name Huawei Cloud")
	}
	both := render(t, append(own, busy), Options{})
	if !strings.Contains(both, "Huawei Cloud’s,") || !strings.Contains(both, "not in that table") || strings.Count(both, `class="source"`) != 1 {
		t.Error("a code of the supplement does not say where it is, or another does")
	}
	page := render(t, append(own, theirs, words), Options{})
	for want, n := range map[string]int{
		"their publishers’,":                             1,
		`<a href="https://example.com/gw"`:               2,
		`<a href="` + codes.PublishedTable + `"`:         2,
		"javascript:a printed manual":                    2,
		`href="javascript`:                               0,
		`class="package"`:                                2,
		`data-copy="gw.Throttled"`:                       1,
		"No Chinese message.":                            2,
		"or of those who wrote the catalog files.":       1,
		`<title>Huawei Cloud error codes: CBC, APIGW, X`: 1,
	} {
		if got := strings.Count(page, want); got != n {
			t.Errorf("%q is there %d times; want %d", want, got, n)
		}
	}
	if cards := list(t, page); len(cards[2].find(classed("copy"))) != 0 || !strings.Contains(cards[2].all(), "Other") {
		t.Error("a name without a package is missing, or can be copied")
	}
}

// supplement returns a code that is not in the published table.
func supplement(t *testing.T) catalog.Entry {
	t.Helper()
	e, ok := catalog.Builtin().Lookup(string(codes.MemberTransferInProgress))
	if !ok || e.Source == codes.PublishedTable {
		t.Fatalf("%+v is no code of the supplement", e)
	}
	return e
}
