package preselect

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Guess returns the folders, as patterns, whose files may mention a code, long
// before the go command has told what the patterns match: a loader can begin
// with them. It returns nil if the patterns do not name folders. Some of these
// may turn out not to be asked for, and others are found only by what they import.
func (s *Search) Guess() []string {
	var dirs []string
	for _, pattern := range s.req.Patterns {
		root, below := strings.CutSuffix(filepath.ToSlash(pattern), "/...")
		if root != "." && !strings.HasPrefix(root, "./") && !strings.HasPrefix(root, "../") || strings.Contains(root, "...") {
			return nil
		}
		if !below {
			dirs = append(dirs, root)
			continue
		}
		dirs = append(dirs, foldersBelow(s.req.Dir, root)...)
	}
	slices.Sort(dirs)
	dirs = slices.Compact(dirs)
	named := make([]bool, len(dirs))
	inParallel(len(dirs), func(i int) { named[i] = s.mayMentionIn(dirs[i]) })
	var guess []string
	for i, dir := range dirs {
		if named[i] {
			guess = append(guess, dir)
		}
	}
	return guess
}

// foldersBelow returns the folders that a pattern "root/..." matches, as far as
// their names tell.
func foldersBelow(dir, root string) []string {
	var dirs []string
	top := filepath.Join(dir, filepath.FromSlash(root))
	_ = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error { // what cannot be read is no guess
		if err != nil {
			return fs.SkipDir
		}
		if !d.IsDir() {
			return nil
		}
		if path != top && !isSearched(path, d.Name()) {
			return filepath.SkipDir
		}
		rel, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		dirs = append(dirs, strings.TrimSuffix(root+"/"+filepath.ToSlash(rel), "/."))
		return nil
	})
	return dirs
}

// isSearched reports whether the go command looks for packages in a folder.
func isSearched(path, name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "vendor" {
		return false
	}
	_, err := os.Stat(filepath.Join(path, "go.mod"))
	return err != nil // else a module of its own
}

// mayMentionIn reports whether a file in a folder may mention a code.
func (s *Search) mayMentionIn(dir string) bool {
	dir = filepath.Join(s.req.Dir, filepath.FromSlash(dir))
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	found := false
	for _, file := range files {
		name := file.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") ||
			!s.req.Tests && strings.HasSuffix(name, "_test.go") {
			continue
		}
		found = s.files.mayMention(filepath.Join(dir, name)) || found // all of them: they will be asked for
	}
	return found
}
