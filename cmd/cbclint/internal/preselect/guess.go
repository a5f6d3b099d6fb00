package preselect

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Guess returns the folders whose files may mention a code, as patterns. It takes much
// less time than the go command, so a loader can begin with these folders. It returns nil
// if the patterns do not name folders. The guess may have folders that no pattern
// matches, and it lacks packages that mention a code only through an import.
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

// foldersBelow returns the folders that a pattern "root/..." matches. It decides by their
// names and by go.mod files.
func foldersBelow(dir, root string) []string {
	var dirs []string
	top := filepath.Join(dir, filepath.FromSlash(root))
	_ = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error { // a folder that cannot be read is left out
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
	return err != nil // else it is a module of its own
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
		found = s.files.mayMention(filepath.Join(dir, name)) || found // scan all files: Packages needs them later
	}
	return found
}
