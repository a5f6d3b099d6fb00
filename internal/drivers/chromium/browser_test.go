package chromium_test

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/codespage"
)

// patience is how long a test waits for the browser.
const patience = 10 * time.Second

// chromium returns the browser: $CHROMIUM, or the one on the PATH.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("there is no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to the program")
	return ""
}

// start starts a browser without network. The browser closes at the end of the test.
func start(t *testing.T) context.Context {
	t.Helper()
	var output bytes.Buffer
	ctx, stop := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(chromium(t)),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("headless", true),
		chromedp.Flag("no-sandbox", true),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("no-default-browser-check", true),
		chromedp.Flag("no-first-run", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.CombinedOutput(&output),
	)
	browser, cancel := chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(browser); err != nil {
			t.Error("the browser does not close:", err)
		}
		cancel()
		stop()
	})
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("%s does not start: %v\n%s", chromium(t), err, output.String())
	}
	return browser
}

// A tab is a browser tab with a page, and what the browser reports about it.
type tab struct {
	t       *testing.T
	ctx     context.Context
	address string

	mu       sync.Mutex
	requests []string
	trouble  []string // errors and warnings of the console, exceptions
}

// write writes the page of a catalog to a file and returns its address.
func write(t *testing.T, entries []catalog.Entry, o codespage.Options) string {
	t.Helper()
	var page bytes.Buffer
	if err := codespage.Write(&page, entries, o); err != nil {
		t.Fatal(err)
	}
	return save(t, page.Bytes())
}

func save(t *testing.T, page []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "codes.html")
	if err := os.WriteFile(name, page, 0o600); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}

// newTab opens an empty tab.
func newTab(t *testing.T, browser context.Context, address string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	p := &tab{t: t, ctx: ctx, address: address}
	p.do(chromedp.Steps())
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	for _, enable := range []func() error{
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
		func() error { _, err := chromedp.Call(ctx, log.Enable, struct{}{}); return err },
	} {
		if err := enable(); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// open opens a page in a tab. At the end of the test, it checks that the browser
// requested only the page, and reported no errors.
func open(t *testing.T, browser context.Context, address, hash string) *tab {
	t.Helper()
	p := newTab(t, browser, address)
	p.do(chromedp.Navigate(address + hash))
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		others := slices.DeleteFunc(slices.Clone(p.requests), func(request string) bool { return request == address })
		if len(p.requests) == 0 || len(others) != 0 {
			t.Errorf("the browser asked for %q; want %s alone", p.requests, address)
		}
		if len(p.trouble) != 0 {
			t.Errorf("the browser complains: %q", p.trouble)
		}
	})
	return p
}

func (p *tab) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch event := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, event.Request.URL)
	case *runtime.EventExceptionThrown:
		p.trouble = append(p.trouble, event.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		p.trouble = append(p.trouble, "console."+string(event.Type))
	case *log.EventEntryAdded:
		p.trouble = append(p.trouble, string(event.Entry.Level)+": "+event.Entry.Text)
	}
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if p.first() {
		ctx = p.ctx // a deadline in the first step would apply to the whole tab
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

func (p *tab) first() bool { return chromedp.FromContext(p.ctx).Target == nil }

// run runs a script in the page and ignores its value.
func (p *tab) run(script string) {
	p.t.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](script))
}

// keys presses keys at the current focus.
func (p *tab) keys(keys string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// enter enters a text at once, as an input method does.
func (p *tab) enter(text string) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatal(err)
	}
}

// press presses the key of a character, as a keyboard does. If the page handles the key,
// it gets no text.
func (p *tab) press(key string) {
	p.t.Helper()
	for _, event := range []input.DispatchKeyEventParams{
		{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: key},
		{Type: input.DispatchKeyEventTypeKeyUp, Key: key},
	} {
		if _, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, event); err != nil {
			p.t.Fatal(err)
		}
	}
}

// click clicks on an element of the list. It waits until the element stays in place,
// because the first rendering may move it.
func (p *tab) click(selector string) {
	p.t.Helper()
	const place = `((e) => { const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })(document.querySelector(%q))`
	expression := fmt.Sprintf(place, selector)
	p.run(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "center" })`, selector))
	var at []float64
	for range 50 {
		before := at
		time.Sleep(50 * time.Millisecond)
		if at = get[[]float64](p, expression); reflect.DeepEqual(at, before) {
			break
		}
	}
	p.do(chromedp.MouseClickXY(at[0], at[1]))
}

// get returns the value of an expression.
func get[T any](p *tab, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return got
}

// want waits until an expression has a value.
func want[T any](p *tab, what, expression string, value T) {
	p.t.Helper()
	var got T
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got = get[T](p, expression); reflect.DeepEqual(got, value) {
			return
		}
	}
	p.t.Errorf("%s: %v; want %v", what, got, value)
}
