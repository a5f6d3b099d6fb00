package catalog

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/printable"
)

// hostile returns texts that are too long or must not reach a terminal.
func hostile() []string {
	const size = 1 << 16
	digits := strings.Repeat("9", size)
	return []string{
		digits, "CBC." + digits, strings.Repeat("A", size), strings.Repeat("A", size) + ".0001", strings.Repeat("a/", size/2) + "a",
		strings.Repeat("余", size/3), strings.Repeat("\x1b", size), strings.Repeat("\u202e", size/3), strings.Repeat("\ufeff", size/3),
		"\x1b[31mred", "a\r\nb\u2028c", "\u202eabc\u2066", "\u009b31m", strings.Repeat("%d%s", size/4),
	}
}

// jsonWith returns JSON files with a text, each in another place.
func jsonWith(text string) []string {
	quote := func(text string) string {
		quoted, _ := json.Marshal(text)
		return string(quoted)
	}
	list := []string{text, `[{"code": "DMS.0040", "status": ` + text + `}]`}
	for _, key := range []string{"$schema", "source", "package", "partial", "codes", text} {
		list = append(list, fmt.Sprintf(`{%s: %s, "codes": [{"code": "DMS.0040"}]}`, quote(key), quote(text)))
	}
	for _, key := range append(fieldNames[1:], text) {
		list = append(list, fmt.Sprintf(`[{"code": "DMS.0040", %s: %s}]`, quote(key), quote(text)))
	}
	return append(list,
		fmt.Sprintf(`[{"code": %s}, {"code": %[1]s}]`, quote(text)),
		fmt.Sprintf(`[{"code": %s, "twins": [%[1]s]}]`, quote(text)),
		fmt.Sprintf(`[{"code": %s, "name": "X", "package": "x"}, {"code": "A.123", "name": "X", "package": "x"}]`, quote(text)),
		fmt.Sprintf(`[{"code": "A.123", "name": %s, "package": "x"}, {"code": "A.124", "name": %[1]s, "package": "x"}]`, quote(text)),
		fmt.Sprintf(`[{"code": "A.123", "name": "X", "package": %s}, {"code": "A.124", "name": "X", "package": %[1]s}]`, quote(text)),
	)
}

// csvWith returns CSV files with a text, each in another place.
func csvWith(text string) []string {
	table := func(rows ...[]string) string {
		var b strings.Builder
		_ = csv.NewWriter(&b).WriteAll(rows)
		return b.String()
	}
	list := []string{text, table([]string{"code"}, []string{text}, []string{text})}
	for _, field := range append(fieldNames[1:], text) {
		list = append(list, table([]string{"code", field}, []string{"DMS.0040", text}))
	}
	return list
}

// TestHostile: an error is short and printable, whatever texts the file has.
func TestHostile(t *testing.T) {
	for _, text := range hostile() {
		check := func(name string, files []string) {
			for i, data := range files {
				f, err := Parse(name, []byte(data))
				if err == nil {
					_, err = Merge(f)
				}
				if err != nil && (len(err.Error()) > 500 || printable.Text(err.Error()) != err.Error()) {
					t.Errorf("%s, file %d with %.20q has an error of %d bytes: %.300q", name, i, text, len(err.Error()), err)
				}
			}
		}
		check("a.json", jsonWith(text))
		check("a.csv", csvWith(text))
	}
	if _, err := Parse("a\x1b[31m\n.json", nil); err == nil || err.Error() != "a\ufffd[31m .json:1:1: the file ends here; want an object" {
		t.Errorf("an odd name of a file: %q", err)
	}
}
