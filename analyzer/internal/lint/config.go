package lint

import (
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/scan"
)

// Options are the settings of drivers, which differ in what they want.
type Options struct {
	ReadNolint bool // heed //nolint comments
	Directives bool // report directives that are wrong or unused

	OneFix bool // make no suggestion if there are several

	ReportErrors bool            // report wrong settings as a diagnostic
	Muted        map[string]bool // rules that report nothing
}

// Config is the result of valid settings.
type Config struct {
	On map[string]bool // the rules that are on

	ConstantTests              bool
	DefaultSignifiesExhaustive bool
	ReportUnusedIgnores        bool
	Strict                     bool // a switch has to name or ask about every code
	ScopeAll                   bool // the codes of all families matter
	Suggestions                bool

	Classes    map[codes.Retry]bool // the classes that must be handled
	RetryFuncs map[string]bool
	Allow      map[string]bool // codes that count as known

	Catalog      *catalog.Catalog
	Scanner      *scan.Scanner
	ToHandle     []catalog.Entry // codes that a decision may have to handle, sorted by code
	Shortest     int             // the length of the shortest code literal, with its quotes
	CodesPackage string          // the path of the package with the constants
	Packages     constpkg.Paths
}

// Letters returns the prefixes of the codes in the catalog, without the dot.
func (c *Config) Letters() []string {
	var letters []string
	for _, p := range c.Catalog.Prefixes() {
		letters = append(letters, p.Letters)
	}
	return letters
}

// Forms says what codes look like.
func (c *Config) Forms() string { return strings.Join(c.Letters(), ". or ") + ". and digits" }
