package preselect

import (
	"os"
	"slices"
	"sync"

	"github.com/cbclint/cbclint/internal/bss"
	"github.com/cbclint/cbclint/internal/scan"
)

// files remembers which files may mention a code with one of the prefixes.
type files struct {
	prefixes []string
	scanner  *scan.Scanner
	seen     sync.Map // by path: a func() bool that returns the result of mayMention
}

func newFiles(prefixes []string) *files {
	return &files{prefixes: prefixes, scanner: scan.New(prefixes...)}
}

// lookingFor returns f if it has the given prefixes. If not, it returns new files.
func (f *files) lookingFor(prefixes []string) *files {
	if slices.Equal(f.prefixes, prefixes) {
		return f
	}
	return newFiles(prefixes)
}

// mayMention reports whether a literal in a file may mention a code. It reads each file
// only once.
func (f *files) mayMention(name string) bool {
	may, _ := f.seen.LoadOrStore(name, sync.OnceValue(func() bool {
		source, err := os.ReadFile(name)
		if err != nil {
			return true // the loader reports why it cannot be read
		}
		return bss.InSource(source) || !f.scanner.IsPlain(source) && mentions(f.scanner, name, source)
	}))
	return may.(func() bool)()
}

// scan reports whether a literal in some files of a package may mention a code.
func (f *files) scan(p *listed, groups ...[]string) bool {
	return slices.ContainsFunc(slices.Concat(groups...), func(name string) bool { return f.mayMention(p.path(name)) })
}
