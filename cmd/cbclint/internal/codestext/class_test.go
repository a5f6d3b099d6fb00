package codestext

import (
	"strings"
	"testing"
	"unicode"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

func hasHan(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// TestClassAdvice: every class and confidence of the catalog has an advice, in each
// language. A missing class has none.
func TestClassAdvice(t *testing.T) {
	for _, lang := range []Lang{English, Chinese} {
		if got := classAdvice("", lang); got != (advice{}) || confidence("", lang) != "" {
			t.Errorf("%s: no class has %+v, %q", lang, got, confidence("", lang))
		}
		seen := make(map[codes.Retry]bool)
		for info := range codes.All() {
			seen[info.Retry] = true
			of := classAdvice(info.Retry, lang)
			for _, text := range []string{of.meaning, of.action, confidence(info.Confidence, lang)} {
				if text == "" || hasHan(text) != (lang == Chinese) {
					t.Errorf("%s: %s %s: %q", lang, info.Retry, info.Confidence, text)
				}
			}
			says := strings.Contains(className(info.Retry, lang), lang.Choose("(retryable)", "（可重试）"))
			if says != info.Retry.Retryable() {
				t.Errorf("%s: %s is %q", lang, info.Retry, className(info.Retry, lang))
			}
		}
		if len(seen) != 8 {
			t.Errorf("%d classes", len(seen))
		}
	}
}

// TestMisleading: there is a warning only if the status suggests another class.
func TestMisleading(t *testing.T) {
	for _, test := range []struct {
		status int
		class  codes.Retry
		want   string
	}{
		{200, codes.RetryTerminal, "looks like success"},
		{200, codes.RetryThrottled, "looks like success"},
		{500, codes.RetryTerminal, "looks like a fault that passes"},
		{500, codes.RetryUnknownOutcome, "looks like a fault that passes"},
		{429, codes.RetryExhausted, "looks like a fault that passes"},
		{400, codes.RetryConflict, "looks like a wrong request"},
		{404, codes.RetryTransient, "looks like a wrong request"},

		{200, codes.RetrySuccess, ""},
		{400, codes.RetryTerminal, ""},
		{401, codes.RetryReauth, ""},
		{409, codes.RetryConflict, ""},
		{429, codes.RetryThrottled, ""},
		{503, codes.RetryTransient, ""},
		{0, codes.RetryTerminal, ""},
		{500, "", ""},
	} {
		got, chinese := misleading(test.status, test.class, English), misleading(test.status, test.class, Chinese)
		if !strings.HasPrefix(got, test.want) || (got == "") != (test.want == "") || (chinese == "") != (got == "") {
			t.Errorf("%d %s: %q, %q; want %q", test.status, test.class, got, chinese, test.want)
		}
	}
	warned := make(map[string]bool)
	for e := range catalog.Builtin().All() {
		warned[misleading(e.Status, e.Retry, English)] = true
	}
	if len(warned) != 4 {
		t.Errorf("codes of the catalog have the warnings %v; want each, and none", warned)
	}
}
