package analyzer

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/scan"
)

// Prefixes returns the prefixes of the codes that matter with the settings, without
// the dot; or an error that says what is wrong with the settings, or with a
// catalog file that they name. Relative paths begin at the working folder.
func (s Settings) Prefixes() ([]string, error) {
	c, err := s.resolve()
	if err != nil {
		return nil, err
	}
	return c.letters(), nil
}

// addCatalog loads the catalog.
func (c *config) addCatalog(s *Settings) (err error) {
	if c.catalog, err = catalog.Load(s.Catalog...); err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	c.scanner = scan.New(c.letters()...)
	c.codesPackage = cmp.Or(s.CodesPackage, catalog.CodesPath)
	c.packages = constpkg.Paths{catalog.CodesPath: true, c.codesPackage: true}
	for _, path := range c.catalog.Packages() {
		c.packages[path] = true
	}
	c.shortest = math.MaxInt
	for _, p := range c.catalog.Prefixes() {
		c.shortest = min(c.shortest, len(`"."`)+len(p.Letters)+p.Digits[0])
	}
	return nil
}

func (c *config) letters() []string {
	var letters []string
	for _, p := range c.catalog.Prefixes() {
		letters = append(letters, p.Letters)
	}
	return letters
}

// forms says what codes look like.
func (c *config) forms() string { return strings.Join(c.letters(), ". or ") + ". and digits" }

// addRetryable notes what a decision may have to handle.
func (c *config) addRetryable() {
	for e := range c.catalog.All() {
		if c.classes[e.Retry] {
			c.toHandle = append(c.toHandle, e)
		}
	}
}
