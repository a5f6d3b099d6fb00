// Package chromium tests the page of package codespage in a Chromium without network, in
// the way a reader uses it.
package chromium_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/codespage"
)

// shown is the list of visible codes.
const shown = `Array.from(document.querySelectorAll(".code")).filter((e) => e.checkVisibility()).map((e) => e.id)`

// TestPage runs all tests with one browser.
func TestPage(t *testing.T) {
	browser := start(t)
	all := slices.Collect(catalog.Builtin().All())
	address := write(t, all, codespage.Options{})
	fresh := func(t *testing.T, hash string) *tab { return open(t, browser, address, hash) }

	t.Run("recorder", func(t *testing.T) { testRecorder(newTab(t, browser, "")) })
	t.Run("hostile", func(t *testing.T) { testHostile(t, browser) })
	t.Run("search", func(t *testing.T) { testSearch(fresh(t, ""), all) })
	t.Run("spellings", func(t *testing.T) { testSpellings(fresh(t, ""), all) })
	t.Run("filters", func(t *testing.T) { testFilters(fresh(t, ""), all) })
	t.Run("keyboard", func(t *testing.T) { testKeyboard(fresh(t, ""), all) })
	t.Run("links", func(t *testing.T) { testLinks(t, fresh, all) })
	t.Run("twin", func(t *testing.T) { testTwin(fresh(t, "#q=insufficient"), all) })
	t.Run("address", func(t *testing.T) { testAddress(fresh(t, ""), all) })
	t.Run("copy", func(t *testing.T) { testCopy(fresh(t, "")) })
	t.Run("phone", func(t *testing.T) { testPhone(t, fresh) })
	t.Run("lines", func(t *testing.T) { testLines(t, fresh) })
	t.Run("schemes", func(t *testing.T) { testSchemes(fresh(t, "#CBC.5003")) })
	t.Run("print", func(t *testing.T) { testPrint(fresh(t, "")) })
	t.Run("without script", func(t *testing.T) { testWithoutScript(t, newTab(t, browser, address), all) })
	t.Run("chinese", func(t *testing.T) { testChinese(t, browser, all) })
	t.Run("thousands", func(t *testing.T) { testThousands(t, browser, all) })
}

// text returns the text that a search looks at, in lower case.
func text(e catalog.Entry) string {
	return strings.ToLower(strings.Join([]string{
		string(e.Code), "codes." + e.Name, e.English, e.Chinese, string(e.Family), string(e.Retry), e.Reason,
	}, "\n"))
}

// those returns the codes for which holds is true. It fails if these are all codes or
// none: a page that does nothing would show the same.
func those(t *testing.T, entries []catalog.Entry, holds func(catalog.Entry) bool) []string {
	t.Helper()
	ids := make([]string, 0, len(entries))
	for _, e := range entries {
		if holds(e) {
			ids = append(ids, string(e.Code))
		}
	}
	if len(ids) == 0 || len(ids) == len(entries) {
		t.Fatalf("%d of %d codes", len(ids), len(entries))
	}
	return ids
}

func having(words ...string) func(catalog.Entry) bool {
	return func(e catalog.Entry) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text(e), word) })
	}
}

func ids(entries []catalog.Entry) []string {
	all := make([]string, 0, len(entries))
	for _, e := range entries {
		all = append(all, string(e.Code))
	}
	return all
}

// testSearch: the list changes with each key, in both languages, and the count is right.
func testSearch(p *tab, all []catalog.Entry) {
	want(p, "without a search", shown, ids(all))
	total := fmt.Sprintf("%d of %[1]d codes", len(all))
	want(p, "the count", `document.getElementById("count").textContent`, total)
	p.do(chromedp.Click(chromedp.CSS("#q")))
	typed := ""
	for _, key := range "RUNNING Resend" {
		p.keys(string(key))
		typed += strings.ToLower(string(key))
		matching := func(e catalog.Entry) bool { return having(strings.Fields(typed)...)(e) }
		if typed == "r" || typed == "re" { // every code has them, e.g. in "resent"
			continue
		}
		want(p, typed, shown, those(p.t, all, matching))
	}
	if got := get[string](p, `document.getElementById("count").textContent`); got == total {
		p.t.Error("the count does not follow")
	}
	for _, words := range []string{"余额", "余额 不足", "余额\u3000insufficient", "代金券", "throttled", "realname", "codes.insufficientbalance"} {
		p.run(`document.getElementById("q").select()`)
		p.enter(words)
		want(p, words, shown, those(p.t, all, having(strings.Fields(words)...)))
	}
	p.run(`document.getElementById("q").select()`)
	p.enter("no code is described by this")
	want(p, "no match", shown, []string{})
	want(p, "the count", `document.getElementById("count").textContent`, fmt.Sprintf("0 of %d codes", len(all)))
	want(p, "what is said", `document.getElementById("none").checkVisibility()`, true)
}

// testSpellings: a code is found in the spellings that people use.
func testSpellings(p *tab, all []catalog.Entry) {
	p.do(chromedp.Click(chromedp.CSS("#q")))
	exact := []string{"CBC.5003"}
	for spelling, found := range map[string][]string{
		"5003":                         those(p.t, all, having("5003")),
		"\uff15\uff10\uff10\uff13":     those(p.t, all, having("5003")),
		"cbc 5003":                     those(p.t, all, having("cbc", "5003")),
		"CBC.5003":                     exact,
		"cbc5003":                      exact,
		"CBC-5003":                     exact,
		"cbc_5003":                     exact,
		"  cbc.5003  ":                 exact,
		"CBC\u30025003":                exact,
		"\uff23\uff22\uff23\uff0e5003": exact,
		"codes.InsufficientBalance50":  exact,
	} {
		if !slices.Contains(found, "CBC.5003") {
			p.t.Fatalf("%s: want %q", spelling, found)
		}
		p.run(`document.getElementById("q").select()`)
		p.enter(spelling)
		want(p, spelling, shown, found)
	}
	p.run(`document.getElementById("q").select()`)
	p.keys("CBC-") // the rest is not typed yet
	want(p, "CBC-", shown, ids(all))
}

// choose chooses a value of a filter with keys, as a reader may.
func (p *tab) choose(filter, value string) {
	p.t.Helper()
	p.do(chromedp.Focus(chromedp.CSS(`select[name="` + filter + `"]`)))
	options := get[[]string](p, `Array.from(document.activeElement.options, (o) => o.value)`)
	steps := slices.Index(options, value)
	if steps == -1 {
		p.t.Fatalf("%s has the values %q, not %q", filter, options, value)
	}
	p.keys(kb.Home + strings.Repeat(kb.ArrowDown, steps))
	want(p, filter, `document.querySelector('select[name="`+filter+`"]').value`, value)
}

// testFilters: filters and a search apply together, and a reset clears all of them.
func testFilters(p *tab, all []catalog.Entry) {
	p.choose("family", "order")
	want(p, "a family", shown, those(p.t, all, func(e catalog.Entry) bool { return e.Family == "order" }))
	p.choose("retry", "retryable")
	want(p, "retryable", shown, those(p.t, all, func(e catalog.Entry) bool { return e.Family == "order" && e.Retry.Retryable() }))
	p.choose("retry", "unknown-outcome")
	both := func(e catalog.Entry) bool { return e.Family == "order" && e.Retry == "unknown-outcome" }
	want(p, "a family and a class", shown, those(p.t, all, both))
	p.choose("status", "400")
	three := func(e catalog.Entry) bool { return both(e) && e.Status == 400 }
	want(p, "and a status", shown, those(p.t, all, three))
	p.do(chromedp.Click(chromedp.CSS("#q")))
	p.keys("paid")
	p.run(`document.getElementById("q").select()`)
	p.keys("payment")
	four := func(e catalog.Entry) bool { return three(e) && having("payment")(e) }
	want(p, "and a word", shown, those(p.t, all, four))
	want(p, "the address", "location.hash", "#q=payment&family=order&retry=unknown-outcome&status=400")

	p.do(chromedp.Click(chromedp.CSS(`button[type="reset"]`)))
	want(p, "after a reset", shown, ids(all))
	want(p, "the fields", `Array.from(document.querySelectorAll("input, select"), (f) => f.value).join()`, ",,,")
	want(p, "the address", "location.hash", "")
	want(p, "the focus", "document.activeElement.id", "q")
}

// testKeyboard: a slash moves the focus to the search, and Escape clears it.
func testKeyboard(p *tab, all []catalog.Entry) {
	p.press("/")
	want(p, "the focus", "document.activeElement.id", "q")
	p.keys("a")
	p.press("/")
	p.keys("b")
	want(p, "a slash in the search", `document.getElementById("q").value`, "a/b")
	want(p, "the focus is seen", `parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2`, true)
	p.keys(kb.Escape)
	want(p, "after Escape", `document.getElementById("q").value`, "")
	want(p, "after Escape", shown, ids(all))
	p.keys("order" + kb.Enter)
	want(p, "after Enter", shown, those(p.t, all, having("order")))
}
