package lint

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/output"
	"github.com/cbclint/cbclint/internal/printable"
)

// printProblems prints the problems that kept the analyzer from checking packages.
func (r *run) printProblems(result result) {
	for _, problem := range result.problems {
		cli.Say(r.stderr, "%s", problem)
	}
}

// printHints prints how to get missing fixes, if one is missing of what is reported.
func (r *run) printHints(result result, findings []finding.Finding) {
	if !slices.ContainsFunc(findings, func(f finding.Finding) bool { return analyzer.IsHint(f.Category) && len(f.Fix) == 0 }) {
		return
	}
	for _, hint := range result.hints {
		cli.Say(r.stderr, "cbclint: %s", hint)
	}
}

// print prints findings in the format of the run.
func (r *run) print(result result, findings []finding.Finding) error {
	dir, err := finding.Base()
	if err != nil {
		return err
	}
	switch r.Format {
	case FormatJSON:
		err = result.graph.PrintJSON(r.stdout)
	case FormatSARIF:
		err = output.SARIF(r.stdout, dir, findings)
	case FormatGitHub:
		err = output.GitHub(r.stdout, dir, findings)
	case FormatGitLab:
		err = output.GitLab(r.stdout, dir, findings)
	case FormatCheckstyle:
		err = output.Checkstyle(r.stdout, dir, findings)
	default:
		err = r.printText(findings)
	}
	if err == nil {
		r.printHints(result, findings)
		r.printSummary(findings)
	}
	return err
}

// printText prints findings, a line each.
func (r *run) printText(findings []finding.Finding) error {
	if r.Diff {
		return nil // the patch has been printed
	}
	var out bytes.Buffer
	colors := cli.HasColors()
	for _, f := range findings {
		at := f.Start
		at.Filename = r.shown(at.Filename)
		fmt.Fprintf(&out, "%s: %s\n", colored(at.String(), f.Category, colors), f.Message)
		if r.Context >= 0 {
			printLines(&out, f, r.Context)
		}
	}
	_, err := r.stdout.Write(out.Bytes())
	return err
}

// colored returns a position in the color of a warning or a note, if there are colors.
func colored(position, rule string, colors bool) string {
	const yellow, cyan, end = "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"
	switch {
	case !colors:
		return position
	case analyzer.IsHint(rule):
		return cyan + position + end
	}
	return yellow + position + end
}

// printLines prints the lines of a finding, and some around it.
func printLines(w *bytes.Buffer, f finding.Finding, around int) {
	text, err := os.ReadFile(f.Start.Filename)
	if err != nil {
		return // e.g. a //line directive names a file that does not exist
	}
	lines := strings.Split(string(text), "\n")
	for i := max(f.Start.Line-around, 1); i <= min(max(f.End.Line, f.Start.Line)+around, len(lines)); i++ {
		line := strings.ReplaceAll(strings.TrimSuffix(lines[i-1], "\r"), "\t", "    ")
		fmt.Fprintf(w, "%d\t%s\n", i, printable.Text(line))
	}
}

// shown returns a path for output: the path from the working folder, if that is shorter.
func (r *run) shown(name string) string {
	dir, err := os.Getwd()
	if err != nil {
		return printable.Text(name)
	}
	if rel, err := filepath.Rel(dir, name); err == nil && len(rel) < len(name) {
		name = rel
	}
	return printable.Text(name)
}

// printSummary prints a line that counts what a run has found and fixed.
func (r *run) printSummary(findings []finding.Finding) {
	if r.written.fixes > 0 && !r.Diff {
		cli.Say(r.stderr, "fixed %s in %s", cli.Counted(r.written.fixes, "finding"), cli.Counted(r.written.files, "file"))
	}
	if len(findings) == 0 {
		return
	}
	files, rules, fixable := make(map[string]bool), make(map[string]int), 0
	for _, f := range findings {
		files[f.Start.Filename] = true
		rules[f.Category]++
		if len(f.Fix) != 0 {
			fixable++
		}
	}
	var counts []string
	for _, rule := range slices.SortedFunc(maps.Keys(rules), compareRules) {
		counts = append(counts, fmt.Sprintf("%d %s", rules[rule], rule))
	}
	line := fmt.Sprintf("%s in %s: %s", cli.Counted(len(findings), "finding"), cli.Counted(len(files), "file"), strings.Join(counts, ", "))
	if fixable != 0 && !r.Fix {
		line += fmt.Sprintf("; %d can be fixed with -fix", fixable)
	}
	cli.Say(r.stderr, "%s", line)
}

// compareRules sorts rules in the order of the documentation, with directive last.
func compareRules(a, b string) int {
	at := func(rule string) int { return slices.Index(append(analyzer.RuleNames(), rule), rule) }
	return cmp.Compare(at(a), at(b))
}
