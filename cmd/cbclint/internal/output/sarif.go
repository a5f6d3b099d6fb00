package output

import (
	"bytes"
	"go/token"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/sarif"
)

const project = "https://github.com/cbclint/cbclint"

// SARIF prints findings as SARIF 2.1.0, with paths relative to a folder.
func SARIF(w io.Writer, dir string, findings []finding.Finding) error {
	s := &sarifRun{dir: dir, lines: make(map[string][][]byte)}
	driver := sarif.Driver{Name: "cbclint", InformationURI: project, Rules: sarifRules()}
	if info, ok := debug.ReadBuildInfo(); ok {
		driver.Version = info.Main.Version
	}
	run := sarif.Run{Tool: sarif.Tool{Driver: driver}, ColumnKind: "unicodeCodePoints", Results: []sarif.Result{}}
	for i, fingerprint := range finding.Fingerprints(dir, findings) {
		result := s.result(findings[i])
		result.PartialFingerprints = map[string]string{"cbclint/v1": fingerprint}
		run.Results = append(run.Results, result)
	}
	return run.Write(w)
}

// sarifRules returns the rules, with the descriptions of their flags.
func sarifRules() []sarif.Rule {
	var rules []sarif.Rule
	describe := func(name, text string) {
		uri := project + "#" + name
		rules = append(rules, sarif.Rule{
			ID: name, Name: name, HelpURI: uri, ShortDescription: sarif.Message{Text: text},
			DefaultConfiguration: sarif.Configuration{Level: level(name)},
			Help:                 sarif.Message{Text: text + ": see " + uri, Markdown: text + ": see [the documentation](" + uri + ")."},
		})
	}
	for _, name := range analyzer.RuleNames() {
		describe(name, analyzer.Analyzer.Flags.Lookup(name).Usage)
	}
	describe("directive", "report //cbclint: directives that are wrong or suppress nothing")
	return rules
}

type sarifRun struct {
	dir   string
	lines map[string][][]byte // by name
}

func (s *sarifRun) result(f finding.Finding) sarif.Result {
	r := sarif.Result{RuleID: f.Category, Level: level(f.Category), Message: sarif.Message{Text: f.Message}, Locations: []sarif.Location{{
		PhysicalLocation: sarif.PhysicalLocation{ArtifactLocation: s.artifact(f.Start.Filename), Region: s.region(f.Start, f.End)},
	}}}
	if f.Fix == nil {
		return r
	}
	fix := sarif.Fix{Description: sarif.Message{Text: f.FixMessage}}
	for _, e := range f.Fix {
		file := s.artifact(e.Start.Filename)
		i := slices.IndexFunc(fix.ArtifactChanges, func(c sarif.ArtifactChange) bool { return c.ArtifactLocation == file })
		if i < 0 {
			i = len(fix.ArtifactChanges)
			fix.ArtifactChanges = append(fix.ArtifactChanges, sarif.ArtifactChange{ArtifactLocation: file})
		}
		change := &fix.ArtifactChanges[i]
		change.Replacements = append(change.Replacements, sarif.Replacement{
			DeletedRegion: s.region(e.Start, e.End), InsertedContent: sarif.Message{Text: e.NewText},
		})
	}
	r.Fixes = []sarif.Fix{fix}
	return r
}

func level(rule string) string {
	if analyzer.IsHint(rule) {
		return "note"
	}
	return "warning"
}

// artifact returns the URI of a file. It is relative if the file is below the folder of
// the log.
func (s *sarifRun) artifact(name string) sarif.ArtifactLocation {
	path := finding.Relative(s.dir, name)
	uri := url.URL{Path: path}
	if !filepath.IsLocal(filepath.FromSlash(path)) {
		uri = url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")} // "C:/" begins without a slash
	}
	return sarif.ArtifactLocation{URI: uri.String()}
}

func (s *sarifRun) region(start, end token.Position) sarif.Region {
	region := sarif.Region{StartLine: start.Line, EndLine: end.Line}
	if start.Column != 0 && end.Column != 0 { // else the file is one that a //line directive names
		region.StartColumn, region.EndColumn = s.column(start), s.column(end)
	}
	return region
}

// column returns the column of a position in characters, because Go counts bytes.
func (s *sarifRun) column(at token.Position) int {
	lines, ok := s.lines[at.Filename]
	if !ok {
		source, _ := os.ReadFile(at.Filename) // if the file is gone, the column stays in bytes
		lines = bytes.Split(source, []byte("\n"))
		s.lines[at.Filename] = lines
	}
	if at.Line > len(lines) || at.Column-1 > len(lines[at.Line-1]) {
		return at.Column
	}
	return utf8.RuneCount(lines[at.Line-1][:at.Column-1]) + 1
}
