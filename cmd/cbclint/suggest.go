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
	"github.com/cbclint/cbclint/internal/similar"
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
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(commands())), func(name string) bool { return name[0] == '-' })
	return similar.Word(word, names)
}
