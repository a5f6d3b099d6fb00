package codestext

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

func table(t *testing.T, entries []catalog.Entry, lang Lang, limit int) []string {
	t.Helper()
	var b strings.Builder
	if err := WriteTable(&b, entries, lang, limit); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutSuffix(b.String(), "\n")
	lines := strings.Split(text, "\n")
	if !ok || len(lines) != len(entries)+1 {
		t.Fatalf("%d lines for %d codes", len(lines), len(entries))
	}
	return lines
}

// starts returns the columns of the terminal at which the cells of a table line begin.
func starts(t *testing.T, line string, cells []string) []int {
	t.Helper()
	var at []int
	rest := 0
	for _, cell := range cells {
		i := strings.Index(line[rest:], cell)
		if i < 0 {
			t.Fatalf("%q lacks %q", line, cell)
		}
		at = append(at, Width(line[:rest+i]))
		rest += i + len(cell)
	}
	return at
}

// TestTableAligned: a column begins at the same column of the terminal in all rows and in
// the header, even after Han characters.
func TestTableAligned(t *testing.T) {
	entries := slices.Collect(load(t, `{"codes": [
		{"code": "DMS.000000000001", "name": "X余额不足", "status": 400, "family": "x", "retry": "terminal", "english": "e", "chinese": "中"},
		{"code": "Z9.123", "name": "Ä", "status": 599, "family": "very-long-name-of-a-family", "retry": "unknown-outcome", "english": "only\nEnglish"}
	]}`).All())
	for lang, header := range map[Lang][]string{
		English: {"CODE", "NAME", "STATUS", "CLASS", "FAMILY", "MESSAGE"},
		Chinese: {"错误码", "常量", "状态码", "重试类别", "领域", "错误信息"},
	} {
		lines := table(t, entries, lang, 0)
		want := starts(t, lines[0], header)
		for i, e := range entries {
			if e.Status == 0 {
				continue // no status is documented
			}
			message := oneLine(lang.Choose(cmp.Or(e.Text(), e.Chinese), cmp.Or(e.Chinese, e.Text())))
			cells := []string{string(e.Code), e.Name, number(e.Status), string(e.Retry), string(e.Family), message}
			if got := starts(t, lines[i+1], cells); !slices.Equal(got, want) {
				t.Errorf("%s: %q has the columns %d; want %d", lang, lines[i+1], got, want)
			}
		}
	}
}

// TestTableCut: lines fit the terminal if they can. A cut leaves characters whole, and
// moves no column. Without a limit nothing is cut.
func TestTableCut(t *testing.T) {
	entries := slices.Collect(catalog.Builtin().All())
	for _, lang := range []Lang{English, Chinese} {
		whole := table(t, entries, lang, 0)
		for _, limit := range []int{1, 40, 79, 80, 81, 120, 1000} {
			cut := 0
			for i, line := range table(t, entries, lang, limit) {
				if before, ok := strings.CutSuffix(line, "…"); ok {
					cut++
					if !strings.HasPrefix(whole[i], before) || Width(line) > max(limit, 120) {
						t.Errorf("%d: %q of %q", limit, line, whole[i])
					}
				} else if line != whole[i] {
					t.Errorf("%d: %q; want %q", limit, line, whole[i])
				}
				if limit >= 100 && Width(line) > limit {
					t.Errorf("%d: %q has %d columns", limit, line, Width(line))
				}
			}
			if (cut == 0) != (limit == 1000) {
				t.Errorf("%d: %d lines are cut", limit, cut)
			}
		}
	}
}

// TestTableNarrow: if the other columns alone are wider than the terminal, 20 columns of
// each message are left, or the whole message if it is shorter.
func TestTableNarrow(t *testing.T) {
	entries := slices.Collect(catalog.Builtin().All())
	whole, cut := table(t, entries, English, 0), 0
	start := strings.Index(whole[0], "MESSAGE")
	for i, line := range table(t, entries, English, start-1) {
		if line == whole[i] {
			continue
		}
		cut++
		if width := Width(line) - start; width != leastMessage || leastMessage != 20 {
			t.Errorf("%q has %d columns of the message; want 20", line, width)
		}
	}
	if cut == 0 {
		t.Error("no line is cut")
	}
}

// TestTableEmpty: empty cells leave no spaces at the end of a line.
func TestTableEmpty(t *testing.T) {
	lines := table(t, []catalog.Entry{{Info: codes.Info{Code: "X1.000"}}, {Info: codes.Info{Code: "X1.001", Status: 400}}}, English, 0)
	if want := []string{"CODE    NAME  STATUS  CLASS  FAMILY  MESSAGE", "X1.000", "X1.001        400"}; !slices.Equal(lines, want) {
		t.Errorf("%q; want %q", lines, want)
	}
}
