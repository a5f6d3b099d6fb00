package analyzer

import (
	"go/ast"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/directive"
	"github.com/cbclint/cbclint/analyzer/internal/fate"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/analyzer/internal/prefilter"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// Analyzer is the analyzer with the default settings. Its flags change them.
var Analyzer = New(Settings{})

// A Result is what the analyzer returns for a package, besides diagnostics.
type Result struct {
	// Hint says how to get missing fixes. Some literals have no fix because the package
	// cannot import package codes. Hint is "" if no fix is missing.
	Hint string

	codes map[lint.FindingKey]string
}

// Code returns the code that a diagnostic of the same run is about. It returns "" if the
// diagnostic is about missing codes, or about something else.
func (r *Result) Code(d analysis.Diagnostic) string {
	return r.codes[lint.FindingKey{Pos: d.Pos, Rule: d.Category, Message: d.Message}]
}

// New returns an analyzer with the given settings. Its flags change them. The zero
// Settings are the defaults. If the settings are not valid, every run of the analyzer
// returns an error that says which and why.
func New(settings Settings) *analysis.Analyzer {
	return newAnalyzer(lint.Options{ReadNolint: true, Directives: true}, settings, nil)
}

// NewFunc returns an analyzer that asks for the settings of each package. Its flags
// change them. If there is an error, the run for that package returns it.
func NewFunc(settings func(*analysis.Pass) (Settings, error)) *analysis.Analyzer {
	return newAnalyzer(lint.Options{ReadNolint: true, Directives: true}, Settings{}, settings)
}

// NewForVet is [NewFunc] for go vet and go fix. These apply the first of several
// suggestions, so a finding has a suggestion only if there is exactly one.
func NewForVet(settings func(*analysis.Pass) (Settings, error)) *analysis.Analyzer {
	return newAnalyzer(lint.Options{ReadNolint: true, Directives: true, OneFix: true}, Settings{}, settings)
}

// NewForGolangci is [New] for golangci-lint. The analyzer ignores //nolint comments:
// golangci-lint reads them itself, and reports those that suppress nothing. It also
// applies all fixes of a diagnostic, so a finding has a suggestion only if there is
// exactly one.
func NewForGolangci(settings Settings) *analysis.Analyzer {
	return newAnalyzer(lint.Options{Directives: true, OneFix: true}, settings, nil)
}

// NewForGopls is [NewFunc] for gopls. As gopls has one severity for each analyzer, the
// first analyzer is for warnings and the second for hints: see [IsHint]. gopls does not
// show errors, so the first analyzer reports wrong settings as a diagnostic.
func NewForGopls(settings func(*analysis.Pass) (Settings, error)) (warnings, hints *analysis.Analyzer) {
	// The first analyzer finds hints, too, to know which directives are used.
	muted := make(map[string]bool)
	for _, name := range rulesBy(func(r lint.Rule) bool { return r.Hint }) {
		muted[name] = true
	}
	warnings = newAnalyzer(lint.Options{ReadNolint: true, Directives: true, ReportErrors: true, Muted: muted}, Settings{}, settings)
	hints = newAnalyzer(lint.Options{ReadNolint: true}, Settings{}, func(pass *analysis.Pass) (Settings, error) {
		s, err := settings(pass)
		if err != nil {
			s = Settings{}
		}
		off := false
		for _, r := range rules() {
			if !r.Hint || err != nil { // the first analyzer reports the error
				*s.ruleSwitch(r.Name) = &off
			}
		}
		s.ReportUnusedIgnores = false
		return s, nil
	})
	hints.Name += "_hints"
	return warnings, hints
}

func newAnalyzer(opts lint.Options, settings Settings, read func(*analysis.Pass) (Settings, error)) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:     "cbclint",
		Doc:      doc(),
		URL:      "https://github.com/cbclint/cbclint",
		Requires: []*analysis.Analyzer{inspect.Analyzer},

		ResultType: reflect.TypeFor[*Result](),
	}
	settings.register(&a.Flags)
	var flags overrides
	flags.record(&a.Flags)
	var (
		configs configCache
		parsed  constpkg.Cache
	)
	a.Run = func(pass *analysis.Pass) (any, error) {
		p := &lint.Package{Source: &source.Package{Pass: pass}, Options: opts}
		var err error
		chosen := settings // flags change settings after New and before the first run
		if read != nil {
			if chosen, err = read(pass); err == nil {
				err = flags.apply(&chosen)
			}
		}
		if err == nil {
			p.Config, err = configs.config(chosen, p)
		}
		if err != nil && opts.ReportErrors && len(pass.Files) != 0 {
			pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Name.Pos(), End: pass.Files[0].Name.End(), Category: categorySettings, Message: err.Error()})
			return new(Result), nil
		}
		if err != nil {
			return nil, err
		}
		p.Constants = &constpkg.Finder{Source: p.Source, Catalog: p.Catalog, Preferred: p.CodesPackage, Cache: &parsed}
		p.Fates = fate.NewPackage(p.Source, &decision.Domain{Config: p.Config, Source: p.Source, Constants: p.Constants})
		return run(p), nil
	}
	return a
}

func run(p *lint.Package) *Result {
	root := p.Source.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root()
	relevant := prefilter.IsRelevant(p.Source, p.Scanner, root)
	for cur := range root.Children() {
		if !relevant && !directive.MayBeIn(cur.Node().(*ast.File)) {
			continue
		}
		f := lint.NewPass(p, cur)
		if source.IsMadeByCgo(f.AST) && f.Fset.Position(f.AST.Package).Filename == f.Fset.File(f.AST.FileStart).Name() {
			continue // cgo wrote these declarations, not the author
		}
		f.FindIgnores(RuleNames())
		if relevant {
			check(f)
		}
		f.CheckUnusedIgnores(rulesBy(func(r lint.Rule) bool { return r.ByDefault }))
	}
	return &Result{Hint: p.Constants.Hint, codes: p.Codes}
}

// check applies the rules that are on to the file.
func check(f *lint.Pass) {
	var literals []func(lint.Literal)
	nodes := []ast.Node{(*ast.BasicLit)(nil), (*ast.BinaryExpr)(nil)}
	visits := make(map[reflect.Type][]func(inspector.Cursor))
	for _, r := range rules() {
		if !f.On[r.Name] {
			continue
		}
		v := r.New(f)
		if v.Literal != nil {
			literals = append(literals, v.Literal)
		}
		for _, n := range v.Nodes {
			t := reflect.TypeOf(n)
			if visits[t] == nil {
				nodes = append(nodes, n)
			}
			visits[t] = append(visits[t], v.Visit)
		}
	}
	f.Cursor.Inspect(nodes, func(cur inspector.Cursor) bool {
		switch n := cur.Node().(type) {
		case *ast.BasicLit, *ast.BinaryExpr:
			lit, ok := f.LiteralAt(cur)
			if ok && f.Scanner.MayMention(lit.Value) {
				for _, check := range literals {
					check(lit)
				}
			}
			return !ok // LiteralAt has included its operands
		default:
			for _, visit := range visits[reflect.TypeOf(n)] {
				visit(cur)
			}
		}
		return true
	})
}
