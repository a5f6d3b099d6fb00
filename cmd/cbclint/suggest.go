package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/internal/catalog"
)

// suggest returns the error of a run on packages. It adds a hint if the first pattern may
// be a misspelt command.
func suggest(err error, patterns []string) error {
	var code cli.ExitCode
	if err == nil || len(patterns) == 0 || errors.As(err, &code) || isFolder(patterns[0]) {
		return err
	}
	command := likeCommand(patterns[0])
	if command == "" {
		return err
	}
	hint := fmt.Sprintf("did you mean the command %q?", "cbclint "+command)
	if errors.Is(err, cli.ErrReported) {
		fmt.Fprintln(os.Stderr, "cbclint:", hint)
		return err
	}
	return fmt.Errorf("%w\n%s", err, hint)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// likeCommand returns the command that a word probably stands for: "explain" if the word
// is a code, else the command with the most similar name. It returns "" if no name is
// similar enough.
func likeCommand(word string) string {
	if catalog.HasForm(word) {
		return "explain " + word
	}
	if path.Base(word) != word {
		return "" // e.g. ./gen
	}
	nearest, least := "", 3
	for _, name := range slices.Sorted(maps.Keys(commands())) {
		if d := distance(word, name); name[0] != '-' && d < least && d*3 <= len(name) {
			nearest, least = name, d
		}
	}
	return nearest
}

// distance returns how many edits turn one word into another. An edit adds, removes or
// replaces a character, or swaps two neighbours.
func distance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range len(a) {
		last, row, next := rows[0], rows[1], rows[2]
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], last[j-1]+1)
			}
		}
		rows = [3][]int{row, next, last}
	}
	return rows[1][len(b)]
}
