// Package progress shows on a terminal what a long run is doing.
package progress

import (
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/cbclint/cbclint/internal/printable"
)

// A Progress is a line on standard error. It writes nothing if standard error is not a
// terminal, nor in CI, where terminals may be recorded.
type Progress struct {
	mu    sync.Mutex
	doing string
	shown bool // the run is long, and its line is there
	ended bool
}

// longRun is how long a run takes before it shows what it is doing.
const longRun = time.Second

// Start returns the progress of a run that begins now. [Progress.Stop] ends it.
func Start() *Progress {
	p := &Progress{ended: !isLive(os.Stderr)}
	if !p.ended {
		time.AfterFunc(longRun, func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			if p.shown = !p.ended; p.shown {
				p.draw()
			}
		})
	}
	return p
}

// isLive reports whether a file is a terminal that can show progress.
func isLive(f *os.File) bool {
	const fewestColumns = 40 // of a terminal that has room
	width, _, err := term.GetSize(int(f.Fd()))
	return err == nil && os.Getenv("CI") == "" && os.Getenv("TERM") != "dumb" && width >= fewestColumns
}

// draw writes what the run is doing over the old line. It cuts the line to the width of
// the terminal: a line that wraps would stay on the screen.
func (p *Progress) draw() {
	width, _, _ := term.GetSize(int(os.Stderr.Fd()))
	fmt.Fprint(os.Stderr, clear, printable.Short(p.doing, max(width-len("…"), 0)))
}

// clear moves to the beginning of the line and takes away what is there.
const clear = "\r\x1b[K"

// Say shows what the run is doing now.
func (p *Progress) Say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = fmt.Sprintf(format, args...)
	if p.shown {
		p.draw()
	}
}

// Print prints a separate line to standard error.
func (p *Progress) Print(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.shown {
		fmt.Fprintln(os.Stderr, line)
		return
	}
	fmt.Fprintln(os.Stderr, clear+line)
	p.draw()
}

// Stop removes the line for good.
func (p *Progress) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(os.Stderr, clear)
	}
	p.shown, p.ended = false, true
}
