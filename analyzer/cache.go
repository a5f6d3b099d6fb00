package analyzer

import (
	"encoding/json"
	"sync"

	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/filestate"
)

// A configCache turns settings into configs, and keeps the configs: many packages have
// the same settings, and a catalog may be large.
type configCache struct {
	mu      sync.Mutex
	configs map[string]*cachedConfig
}

// A cachedConfig is the config for settings. It is valid until a catalog file changes.
type cachedConfig struct {
	stamp  string
	config *lint.Config
	err    error
}

// config returns the config that settings give for a package.
func (r *configCache) config(s Settings, p *lint.Package) (*lint.Config, error) {
	if len(s.Catalog) != 0 {
		s.Catalog = catalog.Paths(s.Catalog, p.Source.Dir())
	}
	text, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	key, stamp := string(text), filestate.Of(s.Catalog)
	r.mu.Lock()
	defer r.mu.Unlock()
	if known := r.configs[key]; known != nil && known.stamp == stamp {
		return known.config, known.err
	}
	c, err := s.resolve()
	if r.configs == nil {
		r.configs = make(map[string]*cachedConfig)
	}
	r.configs[key] = &cachedConfig{stamp, c, err}
	return c, err
}
