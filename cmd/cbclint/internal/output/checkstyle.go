package output

import (
	"encoding/xml"
	"io"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/internal/printable"
)

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"` // info, warning or error
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"` // the rule
}

// Checkstyle prints findings, sorted by file, as the XML of Checkstyle, which many programs
// read. Paths are relative to a folder.
func Checkstyle(w io.Writer, dir string, findings []finding.Finding) error {
	report := checkstyle{Version: "5.0"}
	for _, f := range findings {
		name := printable.Text(finding.Relative(dir, f.Start.Filename))
		if n := len(report.Files); n == 0 || report.Files[n-1].Name != name {
			report.Files = append(report.Files, checkstyleFile{Name: name})
		}
		severity := "warning"
		if analyzer.IsHint(f.Category) {
			severity = "info"
		}
		file := &report.Files[len(report.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{f.Start.Line, f.Start.Column, severity, f.Message, "cbclint." + f.Category})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(report); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
