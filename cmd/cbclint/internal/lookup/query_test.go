package lookup

import (
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/catalog"
)

// FuzzQueries: whatever the text, a code that is found in it has the form of a code, and
// gives the same code when it is asked for alone.
func FuzzQueries(f *testing.F) {
	for _, seed := range []string{
		"", "5003", "CBC", "cbc-5003", "CBC.5003, CBC.0250", "(cbc.5003)", "ＣＢＣ．５００３", "0308", "apigw 308", "CBC.\xff5003", "CBC.50000000000000000000000",
		`{"error_code":"CBC.5003"}`, "AES-CBC.6000", "x.-_cbc_5003_",
	} {
		f.Add(seed)
	}
	c, err := catalog.Load(catalog.APIGW)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range queriesIn(c, text) {
			if !c.IsCode(a.code) || !strings.Contains(text, a.spelled) {
				t.Errorf("%q asks for %+v", text, a)
			}
			if again := queriesIn(c, a.code); len(again) != 1 || again[0].code != a.code {
				t.Errorf("%q asks for %q, and that for %+v", text, a.code, again)
			}
			c.Near(a.code, mostNear)
		}
	})
}

// TestQueries: each code, and no other, is found by its digits, in bad spellings, and in
// a sentence.
func TestQueries(t *testing.T) {
	c, err := catalog.Load(catalog.APIGW)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for e := range c.All() {
		count++
		code := string(e.Code)
		letters, digits := catalog.Split(code)
		texts := []string{
			code, " " + code + "\n", strings.ToLower(code), letters + digits, letters + " - " + digits,
			"the API says " + code + ".", `{"error_code":"` + code + `"}`, "错误" + code + "：", "(" + strings.ToLower(code) + ")", "e=" + letters + "_" + digits,
		}
		if letters == "CBC" {
			texts = append(texts, digits, " "+digits)
		}
		for _, text := range texts {
			got := queriesIn(c, text)
			if len(got) != 1 || got[0].code != code || got[0].others != nil {
				t.Errorf("%q asks for %+v; want %s", text, got, code)
			}
		}
	}
	if count < 285+30 {
		t.Errorf("%d codes", count)
	}
	for _, text := range []string{"", "CBC", "balance", "400 Bad Request", "AES-CBC.6000", "1234567890123", "436DBCBC.5000906@"} {
		if got := queriesIn(c, text); got != nil {
			t.Errorf("%q asks for %+v", text, got)
		}
	}
	got := queriesIn(c, "9998")
	if len(got) != 1 || got[0].code != "CBC.9998" || !slices.Equal(got[0].others, []string{"APIGW.9998", "APIG.9998"}) {
		t.Errorf("unknown digits ask for %+v", got)
	}
}
