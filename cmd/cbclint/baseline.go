package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
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

// apply returns the findings that are not in a baseline, given its folder: of
// several of one kind in a file, the last ones. It returns, too, the entries that
// have more than there is.
func (b baseline) apply(dir string, findings []finding) (rest []finding, over []overEntry) {
	known := make(map[baselineKey]int)
	for _, entry := range b.Findings {
		known[entry.baselineKey] += entry.Count
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
			over = append(over, overEntry{baselineEntry{key, known[key]}, count})
		}
	}
	slices.SortFunc(over, func(a, b overEntry) int { return a.compare(b.baselineKey) })
	return rest, over
}
