// Package output prints findings for other programs.
package output

import (
	"fmt"
	"io"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/internal/printable"
)

// GitHub prints findings as commands of a GitHub workflow, which turns them into
// annotations.
func GitHub(w io.Writer, dir string, findings []finding.Finding) error {
	for _, f := range findings {
		level := "warning"
		if analyzer.IsHint(f.Category) {
			level = "notice"
		}
		columns := fmt.Sprintf(",col=%d,endColumn=%d", f.Start.Column, max(f.End.Column, f.Start.Column))
		if f.Start.Column == 0 {
			columns = "" // the file is one that a //line directive names
		}
		_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d%s,title=%s::%s\n", level,
			property(printable.Text(finding.Relative(dir, f.Start.Filename))), f.Start.Line, f.End.Line, columns, property("cbclint "+f.Category), data(f.Message))
		if err != nil {
			return err
		}
	}
	return nil
}

// data escapes the text of a command, as the runner's toolkit does.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes the value of a property of a command.
func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
