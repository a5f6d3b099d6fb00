package chromium_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/codespage"
)

// testRecorder: open notices a page that fetches something or fails. The other tests rely
// on that.
func testRecorder(p *tab) {
	p.address = save(p.t, []byte(`<img src="http://example.com/x.png"><script>console.warn("x"); throw 1</script>`))
	p.do(chromedp.Navigate(p.address))
	p.mu.Lock()
	defer p.mu.Unlock()
	if got := strings.Join(p.requests, " "); got != p.address+" http://example.com/x.png" {
		p.t.Errorf("the requests are %s", got)
	}
	if got := strings.Join(p.trouble, "; "); !strings.Contains(got, "console.warning") || !strings.Contains(got, "Uncaught") {
		p.t.Errorf("the trouble is %q", got)
	}
}

// testHostile: a text that looks like a part of a page runs nothing, loads nothing, and
// can be found.
func testHostile(t *testing.T, browser context.Context) {
	const text = `</script></style><img src="http://example.com/x.png" onerror="document.title='run'"><script>document.title='run'</script>`
	e := catalog.Entry{Info: codes.Info{
		Code: "CBC.0250", Name: text, English: text, Chinese: text, Family: text, Retry: text, Confidence: text, Twins: []codes.Code{codes.Code(text)}, Reason: text, Source: text,
	}, Package: text}
	p := open(t, browser, write(t, []catalog.Entry{e, {Info: codes.Info{Code: "CBC.5003"}}}, codespage.Options{}), "#q=onerror")
	want(p, "the search", shown, []string{"CBC.0250"})
	want(p, "images", `document.images.length`, 0)
	want(p, "the title", "document.title", "Huawei Cloud error codes: CBC")
	want(p, "the text", `document.querySelector("[lang=zh-CN]").textContent`, text)

	// The policy would stop what gets into the page all the same.
	p = newTab(t, browser, p.address)
	p.do(chromedp.Navigate(p.address))
	p.run(`const i = new Image(); i.src = "http://example.com/y.png"; document.body.append(i)`)
	p.run(`fetch("http://example.com/z").catch(() => { document.body.dataset.stopped = "yes"; })`)
	want(p, "a fetch is stopped", `document.body.dataset.stopped ?? ""`, "yes")
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, address := range []string{"http://example.com/y.png", "http://example.com/z"} {
		if !strings.Contains(strings.Join(p.trouble, "; "), "'"+address+"' violates the following Content Security Policy directive") {
			t.Errorf("the policy does not stop %s: %q", address, p.trouble)
		}
	}
}

func testCopy(p *tab) {
	p.click(`[id="CBC.0250"] summary`)
	p.click(`[id="CBC.0250"] .copy`)
	want(p, "the button", `document.querySelector('[id="CBC.0250"] .copy').firstChild.data`, "Copied")
	want(p, "the button, later", `document.querySelector('[id="CBC.0250"] .copy').firstChild.data`, "Copy")
	p.do(chromedp.Click(chromedp.CSS("#q")))
	if _, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeKeyDown, Key: "v", Commands: []string{"paste"},
	}); err != nil {
		p.t.Fatal(err)
	}
	want(p, "what is pasted", `document.getElementById("q").value`, "codes.FlowControl")
}

// testPhone: on a narrow screen, nothing is wider than the screen, and the search stays
// visible.
func testPhone(t *testing.T, fresh func(*testing.T, string) *tab) {
	for _, hash := range []string{"", "#CBC.99003651", "#q=balance&family=order", "#q=zzz", "#CBC.9876", "#q=InsufficientBalance5003"} {
		p := fresh(t, "")
		for _, width := range []int64{360, 320, 768} {
			p.do(chromedp.EmulateViewport(width, 740), chromedp.Navigate(p.address+hash))
			p.run(`for (const e of document.querySelectorAll(".code")) e.style.contentVisibility = "visible"`)
			want(p, fmt.Sprintf("%d px %s", width, hash), `document.documentElement.scrollWidth <= innerWidth`, true)
			want(p, "what sticks out", `Array.from(document.querySelectorAll("body *")).filter((e) => e.scrollWidth > e.clientWidth + 1 &&
				e.clientWidth && getComputedStyle(e).display !== "inline" && !e.matches("main, .unseen, input, select, summary .text")).map((e) => e.className || e.tagName)`, []string{})
		}
		p.do(chromedp.EmulateViewport(360, 740))
		p.run(`scrollTo(0, document.body.scrollHeight)`)
		want(p, "the search at the end", `document.getElementById("q").getBoundingClientRect().top >= 0`, true)
		want(p, "the filters at the end", `document.querySelector("select").getBoundingClientRect().top >= 0`, true)
	}
}

// testLines: a closed code is a line, so that many are on a screen, and it opens. The script
// moves nothing when it starts.
func testLines(t *testing.T, fresh func(*testing.T, string) *tab) {
	for width, least := range map[int64]int{390: 6, 1280: 12} {
		p := fresh(t, "")
		p.do(chromedp.EmulateViewport(width, 800), chromedp.Navigate(p.address))
		want(p, fmt.Sprintf("%d px: many codes", width), fmt.Sprintf(`Array.from(document.querySelectorAll(".code"), (e) => e.getBoundingClientRect()).filter((r) => r.bottom <= innerHeight).length >= %d`, least), true)
		p.run(`new PerformanceObserver((list) => { document.body.dataset.shift = list.getEntries().reduce((sum, e) => sum + e.value, 0); }).observe({ type: "layout-shift", buffered: true })`)
		want(p, "what the script moves", `Number(document.body.dataset.shift ?? 0) < 0.02`, true) // a scrollbar may appear
		const body = `document.querySelector('[id="CBC.0100"] .body').checkVisibility()`
		want(p, "a closed code", body, false)
		p.click(`[id="CBC.0100"] summary`)
		want(p, "an open code", body, true)
	}
	p := fresh(t, "#q=zzz&family=order")
	want(p, "nothing", shown, []string{})
	p.click("#none button")
	want(p, "after a reset", shown+".length > 100", true)
}

// media emulates a medium or a colour scheme.
func (p *tab) media(medium, scheme string) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}); err != nil {
		p.t.Fatal(err)
	}
}

// testSchemes: light and dark differ, and each applies to the whole page.
func testSchemes(p *tab) {
	const brightness = `((selector, property) => {
		const [r, g, b] = getComputedStyle(document.querySelector(selector))[property].match(/\d+/g).map(Number);
		return (r + g + b) / 3 > 128;
	})`
	for scheme, light := range map[string]bool{"light": true, "dark": false} {
		p.media("", scheme)
		for _, selector := range []string{"html", ".code", "[aria-current]", ".code dl", "#q", "select", "button", ".badge"} {
			want(p, scheme+" "+selector+" is light", brightness+fmt.Sprintf("(%q, 'backgroundColor')", selector), light)
			want(p, scheme+" "+selector+" has light text", brightness+fmt.Sprintf("(%q, 'color')", selector), !light)
		}
	}
}

func testPrint(p *tab) {
	p.media("print", "dark")
	want(p, "the search is printed", `document.getElementById("q").checkVisibility()`, false)
	want(p, "buttons are printed", `document.querySelector(".copy").checkVisibility()`, false)
	want(p, "the colour of the text", `getComputedStyle(document.querySelector(".code p[lang]")).color`, "rgb(0, 0, 0)")
	want(p, "codes that are drawn only in view", `getComputedStyle(document.querySelector(".code")).contentVisibility`, "visible")
}

// testWithoutScript: the page is the whole list, its links lead to the codes, and it
// shows nothing that does not work.
func testWithoutScript(t *testing.T, p *tab, all []catalog.Entry) {
	if _, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.Navigate(p.address + "#CBC.5003"))
	want(p, "the list", shown, ids(all))
	want(p, "forms and buttons", `Array.from(document.querySelectorAll("form, button")).filter((e) => e.checkVisibility()).length`, 0)
	want(p, "the script", `document.documentElement.className`, "")
	const target = `document.querySelector(":target").id + " " + (Math.abs(document.querySelector(":target").getBoundingClientRect().top) < innerHeight / 2)`
	want(p, "the code of the link", target, "CBC.5003 true")
	p.click(`[id="CBC.5003"] summary`)
	p.click(`[id="CBC.5003"] .twin`)
	want(p, "the twin", target, "CBC.99005003 true")
	want(p, "the highlight", `getComputedStyle(document.querySelector(":target")).backgroundColor !== getComputedStyle(document.querySelector(".code")).backgroundColor`, true)
}

// testChinese: all words of the Chinese page itself are Chinese.
func testChinese(t *testing.T, browser context.Context, all []catalog.Entry) {
	p := open(t, browser, write(t, all, codespage.Options{Lang: "zh"}), "#q=balance&retry=terminal")
	found := those(t, all, func(e catalog.Entry) bool { return e.Retry == "terminal" && having("balance")(e) })
	want(p, "the search", shown, found)
	want(p, "the count", `document.getElementById("count").textContent`, fmt.Sprintf("%d / %d 个错误码", len(found), len(all)))
	want(p, "the language", "document.documentElement.lang", "zh-CN")
	p.run(`location.hash = "#CBC.9876"`)
	want(p, "a code that there is not", `document.getElementById("notice").innerText`, "本页没有错误码 CBC.9876")
}

// testThousands: a search in a catalog of thousands keeps up with typing, and a link
// leads to the end of the list.
func testThousands(t *testing.T, browser context.Context, all []catalog.Entry) {
	const n = 5000
	var many []catalog.Entry
	for i := range n {
		e := all[i%len(all)]
		e.Code = codes.Code(fmt.Sprintf("CBC.%08d", i))
		many = append(many, e)
	}
	var page bytes.Buffer
	if err := codespage.Write(&page, many, codespage.Options{}); err != nil {
		t.Fatal(err)
	}
	p := open(t, browser, save(t, page.Bytes()), "#CBC.00004567")
	p.at("a link", "CBC.00004567", many)
	took := get[float64](p, `(() => {
		const begin = performance.now();
		const q = document.getElementById("q");
		for (const text of ["b", "ba", "", "余额", ""]) {
			q.value = text;
			q.dispatchEvent(new InputEvent("input", { bubbles: true }));
			document.body.offsetHeight;
		}
		return (performance.now() - begin) / 5;
	})()`)
	t.Logf("%d codes: a page of %d kB, %.0f ms a key", n, page.Len()/1000, took)
	if took > 2000 {
		t.Errorf("a key takes %.0f ms", took)
	}
}
