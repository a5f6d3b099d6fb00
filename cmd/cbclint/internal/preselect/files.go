package preselect

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/cbclint/cbclint/internal/bss"
	"github.com/cbclint/cbclint/internal/scan"
)

// files remembers which files may mention a code with one of the prefixes.
type files struct {
	prefixes []string
	scanner  *scan.Scanner
	seen     sync.Map // by path: a bool, the result of mayMention
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
	if may, ok := f.seen.Load(name); ok {
		return may.(bool)
	}
	source, err := os.ReadFile(name)
	return err != nil || f.look(name, source) // the loader reports why it cannot be read
}

// open is like os.Open. On the way, it notes whether a Go file may mention a code.
func (f *files) open(name string, tests bool) (io.ReadCloser, error) {
	if !strings.HasSuffix(name, ".go") || !tests && strings.HasSuffix(name, "_test.go") {
		return os.Open(name)
	}
	source, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	f.look(name, source)
	return io.NopCloser(bytes.NewReader(source)), nil
}

func (f *files) look(name string, source []byte) bool {
	may := bss.InSource(source) || !f.scanner.IsPlain(source) && mentions(f.scanner, name, source)
	f.seen.Store(name, may)
	return may
}

// scan reports whether a literal in some files of a package may mention a code.
func (f *files) scan(p *listed, groups ...[]string) bool {
	return slices.ContainsFunc(slices.Concat(groups...), func(name string) bool { return f.mayMention(p.path(name)) })
}
