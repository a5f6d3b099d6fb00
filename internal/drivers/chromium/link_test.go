package chromium_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/cbclint/cbclint/internal/catalog"
)

const (
	// current is the highlighted code, or "".
	current = `document.querySelector('[aria-current="true"]')?.id ?? ""`
	// inView reports whether the beginning of that code is visible, below the search.
	inView = `(() => {
		const top = document.querySelector('[aria-current="true"]').getBoundingClientRect().top;
		const bar = document.querySelector(".search").getBoundingClientRect().bottom;
		return top >= bar && top < innerHeight / 2;
	})()`
)

// at checks that the page shows the whole list, at a code.
func (p *tab) at(what, code string, all []catalog.Entry) {
	p.t.Helper()
	want(p, what, current, code)
	want(p, what+": the code is in view", inView, true)
	want(p, what+": the address", "location.hash", "#"+code)
	want(p, what+": the list", shown, ids(all))
}

// testLinks: a link leads to a code in any spelling, even if a filter hides the code. A
// link to an unknown code says so.
func testLinks(t *testing.T, fresh func(*testing.T, string) *tab, all []catalog.Entry) {
	p := fresh(t, "#CBC.9876")
	want(p, "a code that there is not", `document.getElementById("notice").innerText`, "This page has no code CBC.9876")
	want(p, "a code that there is not", shown, ids(all))
	want(p, "a code that there is not", current, "")
	for _, hash := range []string{"#%", "#q=%&family=none", "#codes"} {
		p := fresh(t, hash)
		want(p, hash, shown+".length > 0 || "+`document.getElementById("q").value === "%"`, true)
	}
	for hash, ignored := range map[string]string{
		"#retry=often": "retry=often", "#colour=red&retry=%3Cb%3E": "colour=red, retry=<b>", "#retry=terminal,conflict&family=&q=": "retry=terminal,conflict",
	} {
		p := fresh(t, hash)
		want(p, hash, `document.getElementById("notice").innerText`, "This page has no filter "+ignored)
		want(p, hash, shown, ids(all))
		p.choose("retry", "terminal")
		want(p, hash+", then a choice", `document.getElementById("notice").checkVisibility()`, false)
		want(p, hash+", then a choice", "location.hash", "#retry=terminal")
	}
	p = fresh(t, "#retry=often&family=order")
	want(p, "a wrong class and a family", shown, those(t, all, func(e catalog.Entry) bool { return e.Family == "order" }))
	want(p, "a wrong class and a family", `document.getElementById("notice").innerText`, "This page has no filter retry=often")
	p = fresh(t, "#retry=retryable&status=400")
	want(p, "the retryable codes", shown, those(t, all, func(e catalog.Entry) bool { return e.Retry.Retryable() && e.Status == 400 }))
	want(p, "the retryable codes", `document.getElementById("notice").checkVisibility()`, false)
	for hash, code := range map[string]string{
		"#CBC.99003651": "CBC.99003651", "#99003651": "CBC.99003651", "#cbc5003": "CBC.5003", "#5003": "CBC.5003", "#InsufficientBalance5003": "CBC.5003",
		"#codes.FlowControl": "CBC.0250", "#CBC.0000": "CBC.0000", "#%43BC.0250": "CBC.0250",
	} {
		fresh(t, hash).at(hash, code, all)
	}

	p = fresh(t, "#retry=throttled")
	want(p, "a filtered view", shown, those(t, all, func(e catalog.Entry) bool { return e.Retry == "throttled" }))
	plain := get[string](p, `getComputedStyle(document.querySelector(".code:not([hidden])")).backgroundColor`)
	p.run(`location.hash = "#CBC.5003"`)
	p.at("a code that the filter hid", "CBC.5003", all)
	if got := get[string](p, `getComputedStyle(document.querySelector("[aria-current]")).backgroundColor`); got == plain {
		t.Errorf("the code is not highlighted: %s", got)
	}
	p.press("/")
	p.keys("balance")
	want(p, "after a search", current, "")
}

// testTwin: from a filtered view, the link to a twin leads to the twin, and back leads to
// the view.
func testTwin(p *tab, all []catalog.Entry) {
	view := those(p.t, all, having("insufficient"))
	want(p, "a search by a link", shown, view)
	p.click(`[id="CBC.5003"] summary`)
	p.click(`[id="CBC.5003"] .twin`)
	p.at("the twin", "CBC.99005003", all)
	p.click(`[id="CBC.99005003"] .twin`)
	p.at("the twin of the twin", "CBC.5003", all)
	p.run("history.go(-2)")
	want(p, "back", shown, view)
	want(p, "back", `document.getElementById("q").value`, "insufficient")
	want(p, "back", current, "")
}

// testAddress: the address has the state. A reload gives the same view, and back undoes a
// whole search, not key by key.
func testAddress(p *tab, all []catalog.Entry) {
	p.choose("family", "coupon")
	coupons := those(p.t, all, func(e catalog.Entry) bool { return e.Family == "coupon" })
	want(p, "the filter", shown, coupons)
	p.do(chromedp.Click(chromedp.CSS("#q")))
	p.keys("quota")
	p.enter(" 额度")
	quotas := those(p.t, all, func(e catalog.Entry) bool { return e.Family == "coupon" && having("quota", "额度")(e) })
	want(p, "the search", shown, quotas)
	hash := get[string](p, "location.hash")

	p.do(chromedp.Reload())
	want(p, "after a reload", shown, quotas)
	want(p, "after a reload", `document.getElementById("q").value`, "quota 额度")
	want(p, "after a reload", `document.querySelector("select").value`, "coupon")
	want(p, "after a reload", "location.hash", hash)

	p.run("history.back()")
	want(p, "back", shown, coupons)
	p.run("history.back()")
	want(p, "back twice", shown, ids(all))
	want(p, "back twice", `document.querySelector("select").value`, "")
	p.run("history.go(2)")
	want(p, "forward", shown, quotas)
}
