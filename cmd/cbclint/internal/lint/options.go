package lint

import (
	"errors"
	"fmt"
	"strings"
)

// Options say which packages a run checks, and what it does with the findings.
type Options struct {
	Patterns []string
	Tests    bool
	Full     bool // load every package with types
	Fix      bool // apply fixes
	Diff     bool // print the fixes as a patch
	Context  int  // lines to print around a finding, or -1

	Format                  string
	Baseline, WriteBaseline string // names of files, or ""
}

// The formats of findings.
const (
	FormatText       = "text"
	FormatJSON       = "json"
	FormatSARIF      = "sarif"
	FormatGitHub     = "github"
	FormatGitLab     = "gitlab"
	FormatCheckstyle = "checkstyle"
)

// validate returns an error if the options do not fit together.
func (o *Options) validate() error {
	if len(o.Patterns) == 0 {
		return errors.New("name the packages to look at, as in \"cbclint ./...\"")
	}
	for _, pattern := range o.Patterns {
		if strings.HasPrefix(pattern, "-") {
			return fmt.Errorf("%s stands behind a package; flags come first, as in \"cbclint %s %s\"", pattern, pattern, o.Patterns[0])
		}
	}
	switch o.Format {
	case FormatText, FormatJSON, FormatSARIF, FormatGitHub, FormatGitLab, FormatCheckstyle:
	default:
		return fmt.Errorf("-format: unknown format %q; want text, json, sarif, github, gitlab or checkstyle", o.Format)
	}
	const mostLines = 1_000_000 // more than any file has
	o.Context = min(o.Context, mostLines)
	switch {
	case o.Context < -1:
		return fmt.Errorf("-c: %d lines; want 0 or more", o.Context)
	case o.Diff && (o.Format != FormatText || o.Context >= 0):
		return errors.New("-diff prints a patch and no findings; leave out -format and -c")
	case o.Context >= 0 && o.Format != FormatText:
		return errors.New("-c needs -format=text")
	case o.WriteBaseline != "" && (o.Format != FormatText || o.Baseline != "" || o.Fix || o.Diff || o.Context >= 0):
		return errors.New("-write-baseline prints no findings; leave out -format, -baseline, -fix, -diff and -c")
	case o.Baseline != "" && (o.Fix || o.Diff || o.Format == FormatJSON):
		return errors.New("-baseline does not go together with -fix, -diff and -json")
	}
	return nil
}
