package publishedpage

import (
	"regexp"
	"strings"
)

// visibleLines returns the lines of a Markdown page, without quote marks and without
// spaces at either end. Lines in code blocks and in comments are empty.
func visibleLines(page string) []string {
	var lines []string
	var h hiding
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(strings.TrimLeft(line, "> \t"))
		if h.hides(line) {
			line = ""
		}
		lines = append(lines, line)
	}
	return lines
}

// A hiding remembers what hides the next line.
type hiding struct {
	fence   string // the mark that began a block of code, or ""
	comment bool
}

// fenceForm matches a line that begins a block of code, also in an item of a list.
var fenceForm = regexp.MustCompile("^(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)*(`{3,}|~{3,})[^`]*$")

// hides reads a line, and reports whether it is code or a comment.
func (h *hiding) hides(line string) bool {
	switch {
	case h.comment:
		h.comment = !strings.Contains(line, "-->")
		return true
	case h.fence != "":
		if strings.HasPrefix(line, h.fence) && strings.Trim(line, h.fence[:1]) == "" {
			h.fence = ""
		}
		return true
	case strings.HasPrefix(line, "<!--"):
		h.comment = !strings.Contains(line, "-->")
		return true
	}
	if fence := fenceForm.FindStringSubmatch(line); fence != nil {
		h.fence = fence[1]
		return true
	}
	return false
}
