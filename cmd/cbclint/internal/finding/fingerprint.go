package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Fingerprints returns a text for each finding that stays the same when lines are added
// above it, and that no other of the findings has. Paths in it are relative to a folder.
func Fingerprints(dir string, findings []Finding) []string {
	seen := make(map[string]int)
	all := make([]string, len(findings))
	for i, f := range findings {
		what := fmt.Sprintf("%q %q %q", Relative(dir, f.Start.Filename), f.Category, f.Message)
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", what, seen[what]))
		seen[what]++
		all[i] = hex.EncodeToString(sum[:16])
	}
	return all
}
