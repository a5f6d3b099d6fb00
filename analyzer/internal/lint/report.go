package lint

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer/internal/directive"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/internal/printable"
)

// categoryDirective is the category of findings about directives. It is not a rule, so it
// cannot be switched off.
const categoryDirective = "directive"

// Report reports a finding. The fix never changes what the program does. It may be nil.
func (p *Pass) Report(rule string, at analysis.Range, fix *edit.Fix, format string, args ...any) {
	if fix == nil {
		p.emit(rule, at, nil, format, args...)
		return
	}
	p.emit(rule, at, []analysis.SuggestedFix{edit.Suggested(p.File, fix)}, format, args...)
}

// Suggest reports a finding with suggestions, which change what the program does. It
// makes them only if the settings ask for them, and leaves out those that are nil. If
// there are several, it makes them only for drivers that let the user choose.
func (p *Pass) Suggest(rule string, at analysis.Range, suggestions func() []*edit.Fix, format string, args ...any) {
	var fixes []analysis.SuggestedFix
	if p.Suggestions {
		for _, fix := range suggestions() {
			if fix != nil {
				fixes = append(fixes, edit.Suggested(p.File, fix))
			}
		}
	}
	if len(fixes) > 1 && p.OneFix {
		fixes = nil
	}
	p.emit(rule, at, fixes, format, args...)
}

// A coded is where a finding is reported that is about one code.
type coded struct {
	analysis.Range
	code string
}

// About returns a range for [Pass.Report] and [Pass.Suggest], for a finding that is about
// one code.
func About(code string, at analysis.Range) analysis.Range { return coded{at, code} }

// A FindingKey tells the findings of a package apart.
type FindingKey struct {
	Pos           token.Pos
	Rule, Message string
}

// emit makes every diagnostic.
func (p *Pass) emit(rule string, at analysis.Range, fixes []analysis.SuggestedFix, format string, args ...any) {
	if rule != categoryDirective && p.ignores.Cover(rule, at.Pos()) || p.ReadNolint && p.nolint.Cover(at.Pos()) || p.Muted[rule] {
		return
	}
	message := printable.Text(fmt.Sprintf(format, args...))
	if about, ok := at.(coded); ok {
		p.pkg.addCode(FindingKey{at.Pos(), rule, message}, about.code)
	}
	p.File.Report(analysis.Diagnostic{Pos: at.Pos(), End: at.End(), Category: rule, Message: message, SuggestedFixes: fixes})
}

// FindIgnores finds the directives of the file, which may name the given rules. It
// reports wrong directives.
func (p *Pass) FindIgnores(rules []string) {
	ignores, problems := directive.Find(p.File, rules)
	p.ignores = ignores
	p.reportDirectives(problems)
}

// CheckUnusedIgnores reports the directives that suppressed nothing. A directive that
// names no rule stands for the rules that are on by default.
func (p *Pass) CheckUnusedIgnores(byDefault []string) {
	if p.ReportUnusedIgnores {
		p.reportDirectives(p.ignores.Unused(func(rule string) bool { return p.On[rule] }, byDefault))
	}
}

func (p *Pass) reportDirectives(problems []directive.Problem) {
	if !p.Directives {
		return
	}
	for _, problem := range problems {
		p.Report(categoryDirective, problem.Comment, nil, "%s", problem.Text)
	}
}
