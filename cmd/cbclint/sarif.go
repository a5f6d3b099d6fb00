package main

import (
	"bytes"
	"go/token"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	reporter "github.com/owenrumney/go-sarif/v3/pkg/report"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/cbclint/cbclint/analyzer"
)

const project = "https://github.com/cbclint/cbclint"

// printSARIF prints findings as SARIF 2.1.0, with paths relative to a folder.
func printSARIF(w io.Writer, dir string, findings []finding) error {
	s := &sarifRun{dir: dir, lines: make(map[string][][]byte)}
	driver := sarif.NewToolComponent().WithName("cbclint").WithInformationURI(project).WithRules(sarifRules())
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		driver.WithVersion(info.Main.Version)
	}
	run := sarif.NewRun().WithTool(sarif.NewTool().WithDriver(driver)).WithColumnKind("unicodeCodePoints").WithResults([]*sarif.Result{})
	for _, f := range findings {
		run.AddResult(s.result(f))
	}
	r := reporter.NewV210Report()
	r.AddRun(run)
	if err := r.PrettyWrite(w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// sarifRules returns the rules, described as the flags describe them.
func sarifRules() []*sarif.ReportingDescriptor {
	var rules []*sarif.ReportingDescriptor
	describe := func(name, text string) {
		uri := project + "#" + name
		rules = append(rules, sarif.NewReportingDescriptor().WithID(name).WithName(name).WithHelpURI(uri).
			WithShortDescription(sarif.NewMultiformatMessageString().WithText(text)).
			WithHelp(sarif.NewMultiformatMessageString().WithText(text+": see "+uri).WithMarkdown(text+": see [the documentation]("+uri+").")))
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

func (s *sarifRun) result(f finding) *sarif.Result {
	level := "error"
	if f.Category == "constant" {
		level = "note"
	}
	r := sarif.NewResult().WithRuleID(f.Category).WithLevel(level).WithMessage(sarif.NewMessage().WithText(f.Message)).
		AddLocation(sarif.NewLocation().WithPhysicalLocation(sarif.NewPhysicalLocation().
			WithArtifactLocation(s.artifact(f.Start.Filename)).WithRegion(s.region(f.Start, f.End))))
	if f.Fix == nil {
		return r
	}
	fix := sarif.NewFix().WithDescription(sarif.NewMessage().WithText(f.FixMessage))
	changes := make(map[string]*sarif.ArtifactChange)
	for _, e := range f.Fix {
		change, ok := changes[e.Start.Filename]
		if !ok {
			change = sarif.NewArtifactChange().WithArtifactLocation(s.artifact(e.Start.Filename))
			changes[e.Start.Filename] = change
			fix.AddArtifactChange(change)
		}
		change.AddReplacement(sarif.NewReplacement().WithDeletedRegion(s.region(e.Start, e.End)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(e.NewText)))
	}
	return r.AddFixe(fix)
}

// artifact returns where a file is: below the folder of the log, or anywhere.
func (s *sarifRun) artifact(name string) *sarif.ArtifactLocation {
	path := relative(s.dir, name)
	uri := url.URL{Path: path}
	if !filepath.IsLocal(filepath.FromSlash(path)) {
		uri = url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")} // "C:/" has no slash before it
	}
	return sarif.NewArtifactLocation().WithURI(uri.String())
}

func (s *sarifRun) region(start, end token.Position) *sarif.Region {
	region := sarif.NewRegion().WithStartLine(start.Line).WithEndLine(end.Line)
	if start.Column == 0 || end.Column == 0 {
		return region // of a file that a //line directive names
	}
	return region.WithStartColumn(s.column(start)).WithEndColumn(s.column(end))
}

// column returns the column of a position in characters: Go counts bytes.
func (s *sarifRun) column(at token.Position) int {
	lines, ok := s.lines[at.Filename]
	if !ok {
		source, _ := os.ReadFile(at.Filename) // if it is gone, the bytes are all that is known
		lines = bytes.Split(source, []byte("\n"))
		s.lines[at.Filename] = lines
	}
	if at.Line > len(lines) || at.Column-1 > len(lines[at.Line-1]) {
		return at.Column
	}
	return utf8.RuneCount(lines[at.Line-1][:at.Column-1]) + 1
}
