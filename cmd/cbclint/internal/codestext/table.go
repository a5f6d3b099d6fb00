package codestext

import (
	"cmp"
	"io"
	"strings"

	"github.com/cbclint/cbclint/internal/catalog"
)

// leastMessage is how many columns of a message are left at least when lines are cut.
const leastMessage = 20

// WriteTable writes a table of codes. A message is in the given language if there is one.
// If limit is above 0, messages are cut so that no line takes more columns than that.
func WriteTable(w io.Writer, entries []catalog.Entry, lang Lang, limit int) error {
	rows := [][]string{{"CODE", "NAME", "STATUS", "CLASS", "FAMILY", "MESSAGE"}}
	if lang == Chinese {
		rows[0] = []string{"错误码", "常量", "状态码", "重试类别", "领域", "错误信息"}
	}
	for _, e := range entries {
		message := lang.Choose(cmp.Or(e.Text(), e.Chinese), cmp.Or(e.Chinese, e.Text()))
		rows = append(rows, []string{string(e.Code), e.Name, number(e.Status), string(e.Retry), string(e.Family), oneLine(message)})
	}
	last := len(rows[0]) - 1
	widths := make([]int, last)
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], Width(row[i]))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		start := 0
		cells := make([]string, 0, len(row))
		for i, width := range widths {
			cells = append(cells, pad(row[i], width+2))
			start += width + 2
		}
		message := row[last]
		if limit > 0 {
			message = columns().Truncate(message, max(limit-start, leastMessage), "…")
		}
		line := strings.Join(append(cells, message), "")
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
