package analyzer

import (
	"cmp"
	"fmt"
	"math"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/scan"
)

// Prefixes returns the prefixes of the codes that matter with the settings, without the
// dot. It returns an error if the settings or a catalog file are wrong. Relative paths
// begin at the working folder.
func (s Settings) Prefixes() ([]string, error) {
	c, err := s.resolve()
	if err != nil {
		return nil, err
	}
	return c.Letters(), nil
}

// addCatalog loads the catalog of a config.
func addCatalog(c *lint.Config, s *Settings) (err error) {
	if c.Catalog, err = catalog.Load(s.Catalog...); err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	c.Scanner = scan.New(c.Letters()...)
	c.CodesPackage = cmp.Or(s.CodesPackage, catalog.CodesPath)
	c.Packages = constpkg.Paths{catalog.CodesPath: true, c.CodesPackage: true}
	for _, path := range c.Catalog.Packages() {
		c.Packages[path] = true
	}
	c.Shortest = math.MaxInt
	for _, p := range c.Catalog.Prefixes() {
		c.Shortest = min(c.Shortest, len(`"."`)+len(p.Letters)+p.Digits[0])
	}
	return nil
}

// addRetryable adds the codes that a decision may have to handle.
func addRetryable(c *lint.Config) {
	for e := range c.Catalog.All() {
		if c.Classes[e.Retry] {
			c.ToHandle = append(c.ToHandle, e)
		}
	}
}
