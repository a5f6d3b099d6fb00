package output

import (
	"encoding/json"
	"io"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/internal/printable"
)

// An issue is a finding in a report for GitLab's Code Quality:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
type issue struct {
	Description string   `json:"description"`
	CheckName   string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"` // info, minor, major, critical or blocker
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines lines  `json:"lines"`
}

type lines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// GitLab prints findings as a report for GitLab's Code Quality, with paths relative to a
// folder.
func GitLab(w io.Writer, dir string, findings []finding.Finding) error {
	issues := make([]issue, len(findings)) // never nil: the report is a list
	for i, fingerprint := range finding.Fingerprints(dir, findings) {
		f := findings[i]
		severity := "major"
		if analyzer.IsHint(f.Category) {
			severity = "info"
		}
		issues[i] = issue{
			f.Message, f.Category, fingerprint, severity,
			location{printable.Text(finding.Relative(dir, f.Start.Filename)), lines{f.Start.Line, max(f.Start.Line, f.End.Line)}},
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(issues)
}
