package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/cbclint/cbclint/internal/narrow"
)

// A baseline is what a team has accepted for now: findings by file, category and
// code, and how many there are; no lines, which change all the time.
type baseline struct {
	Version  int             `json:"version"`
	Findings []baselineEntry `json:"findings"`
}

type baselineEntry struct {
	baselineKey
	Count int `json:"count"`
}

type baselineKey struct {
	File     string `json:"file"` // relative to the folder of the baseline
	Category string `json:"category"`
	Code     string `json:"code,omitempty"`
}

const baselineVersion = 1

func keyOf(dir string, f finding) baselineKey {
	return baselineKey{pathFrom(dir, f.Start.Filename), f.Category, f.code()}
}

// path returns where the file of an entry is, given the folder of the baseline.
func (k baselineKey) path(dir string) string {
	name := filepath.FromSlash(k.File)
	if filepath.IsAbs(name) {
		return name // on another volume
	}
	return filepath.Join(resolved(dir), name)
}

func (k baselineKey) compare(other baselineKey) int {
	return cmp.Or(cmp.Compare(k.File, other.File), cmp.Compare(k.Category, other.Category), cmp.Compare(k.Code, other.Code))
}

// writeBaseline writes a baseline of findings to a file, the same for the same
// findings.
func writeBaseline(name string, findings []finding) error {
	dir, err := folderOf(name)
	if err != nil {
		return err
	}
	counts := make(map[baselineKey]int)
	for _, f := range findings {
		counts[keyOf(dir, f)]++
	}
	b := baseline{baselineVersion, []baselineEntry{}}
	for key, count := range counts {
		b.Findings = append(b.Findings, baselineEntry{key, count})
	}
	slices.SortFunc(b.Findings, func(a, b baselineEntry) int { return a.compare(b.baselineKey) })
	var data bytes.Buffer
	encoder := json.NewEncoder(&data)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(b); err != nil {
		return err
	}
	if err := writeWhole(name, data.Bytes()); err != nil {
		return fmt.Errorf("-write-baseline: %w", err)
	}
	fmt.Fprintf(os.Stderr, "cbclint: wrote %s with %s\n", name, counted(len(findings), "finding"))
	return nil
}

func folderOf(name string) (string, error) {
	abs, err := filepath.Abs(name)
	return filepath.Dir(abs), err
}

// apply returns the findings that are not in a baseline: of several of one kind
// in a file, the last ones. It says which entries are stale, of those for the
// packages that have been looked at.
func (b baseline) apply(name string, findings []finding, matched []narrow.Package) ([]finding, error) {
	dir, err := folderOf(name)
	if err != nil {
		return nil, err
	}
	left := make(map[baselineKey]int)
	for _, entry := range b.Findings {
		left[entry.baselineKey] += entry.Count
	}
	var rest []finding
	for _, f := range findings {
		if key := keyOf(dir, f); left[key] > 0 {
			left[key]--
		} else {
			rest = append(rest, f)
		}
	}
	for _, entry := range b.Findings {
		count := left[entry.baselineKey]
		delete(left, entry.baselineKey)
		if count > 0 && wasLookedAt(entry.path(dir), matched) {
			fmt.Fprintf(os.Stderr, "cbclint: %s: stale: %s %s %s: %d of %d findings are gone\n", name, entry.File, entry.Category, entry.Code, count, entry.Count)
		}
	}
	return rest, nil
}

// wasLookedAt reports whether a file is in one of the packages, or is gone.
func wasLookedAt(name string, matched []narrow.Package) bool {
	if _, err := os.Stat(name); err != nil {
		return true
	}
	return slices.ContainsFunc(matched, func(p narrow.Package) bool { return resolved(p.Dir) == resolved(filepath.Dir(name)) })
}
