package preselect

import (
	"os"
	"slices"
	"sync"

	"github.com/cbclint/cbclint/internal/scan"
)

// files are those that have been looked into for codes with some prefixes.
type files struct {
	prefixes []string
	scanner  *scan.Scanner
	seen     sync.Map // by path: a func() bool, what mayMention returns
}

func newFiles(prefixes []string) *files {
	return &files{prefixes: prefixes, scanner: scan.New(prefixes...)}
}

// lookingFor returns the files, or others that have not been looked into if the
// prefixes are others.
func (f *files) lookingFor(prefixes []string) *files {
	if slices.Equal(f.prefixes, prefixes) {
		return f
	}
	return newFiles(prefixes)
}

// mayMention reports whether a literal in a file may mention a code. It reads each
// file once.
func (f *files) mayMention(name string) bool {
	may, _ := f.seen.LoadOrStore(name, sync.OnceValue(func() bool {
		source, err := os.ReadFile(name)
		if err != nil {
			return true // whoever loads the package says why it cannot be read
		}
		return !f.scanner.IsPlain(source) && mentions(f.scanner, name, source)
	}))
	return may.(func() bool)()
}

// scan reports whether a literal in files of a package may mention a code.
func (f *files) scan(p *listed, groups ...[]string) bool {
	return slices.ContainsFunc(slices.Concat(groups...), func(name string) bool { return f.mayMention(p.path(name)) })
}
