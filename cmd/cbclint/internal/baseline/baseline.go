// Package baseline keeps the findings that a team accepts for now, and separates new
// findings from them.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/atomicfile"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
)

// A Baseline is the findings that a team accepts for now. It counts them by file,
// category and code. It has no lines, because lines change all the time.
type Baseline struct {
	Version  int     `json:"version"`
	Findings []Entry `json:"findings"`
}

// An Entry says how many findings of one kind a file may have.
type Entry struct {
	Key
	Count int `json:"count"`
}

// A Key is a kind of finding in a file.
type Key struct {
	File     string `json:"file"` // relative to the folder of the baseline
	Category string `json:"category"`
	Code     string `json:"code,omitempty"`
}

const version = 1

func keyOf(dir string, f finding.Finding) Key {
	return Key{finding.PathFrom(dir, f.Start.Filename), f.Category, f.Code}
}

// Path returns the path of an entry's file, given the folder of the baseline.
func (k Key) Path(dir string) string {
	name := filepath.FromSlash(k.File)
	if filepath.IsAbs(name) {
		return name // on another volume
	}
	return filepath.Join(finding.Resolved(dir), name)
}

func (k Key) compare(other Key) int {
	return cmp.Or(cmp.Compare(k.File, other.File), cmp.Compare(k.Category, other.Category), cmp.Compare(k.Code, other.Code))
}

// Write writes a baseline to a file. The same findings give the same file.
func Write(name string, findings []finding.Finding) error {
	dir, err := FolderOf(name)
	if err != nil {
		return err
	}
	counts := make(map[Key]int)
	for _, f := range findings {
		counts[keyOf(dir, f)]++
	}
	b := Baseline{version, []Entry{}}
	for key, count := range counts {
		b.Findings = append(b.Findings, Entry{key, count})
	}
	slices.SortFunc(b.Findings, func(a, b Entry) int { return a.compare(b.Key) })
	var data bytes.Buffer
	encoder := json.NewEncoder(&data)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(b); err != nil {
		return err
	}
	if err := atomicfile.Write(name, data.Bytes()); err != nil {
		return fmt.Errorf("-write-baseline: %w", err)
	}
	return nil
}

// FolderOf returns the folder of a baseline file. The paths in the file are relative to
// it.
func FolderOf(name string) (string, error) {
	abs, err := filepath.Abs(name)
	return filepath.Dir(abs), err
}

// Apply returns the findings that are not in a baseline, given its folder. If a file has
// more findings of a kind than its entry allows, these are the last ones. Apply also
// returns the entries that allow more than there is.
func (b Baseline) Apply(dir string, findings []finding.Finding) (rest []finding.Finding, over []Over) {
	known := make(map[Key]int)
	for _, entry := range b.Findings {
		known[entry.Key] += entry.Count
	}
	left := maps.Clone(known)
	for _, f := range findings {
		if key := keyOf(dir, f); left[key] > 0 {
			left[key]--
		} else {
			rest = append(rest, f)
		}
	}
	for key, count := range left {
		if count > 0 {
			over = append(over, Over{Entry{key, known[key]}, count})
		}
	}
	slices.SortFunc(over, func(a, b Over) int { return a.compare(b.Key) })
	return rest, over
}

// An Over is an entry that allows more findings than there are, and how many more.
type Over struct {
	Entry
	Over int
}
