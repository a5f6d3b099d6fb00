// Package progress shows on a terminal what a long run is doing.
package progress

import (
	"cmp"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"
)

// A Progress is a line on standard error. It writes nothing where that is no terminal:
// not into pipes and not in CI, where some terminals are recorded.
type Progress struct {
	mu      sync.Mutex
	doing   string
	shown   int // columns of the line that is there, or -1 as long as the run is short
	stopped bool
	signals chan os.Signal // those that end the run
}

// longRun is how long a run goes on before it shows what it is doing.
const longRun = time.Second

// Start returns the progress of a run that begins now. [Progress.Stop] ends it.
func Start() *Progress {
	p := &Progress{shown: -1, stopped: !isLive(os.Stderr), signals: make(chan os.Signal, 1)}
	if p.stopped {
		return p
	}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		if !signal.Ignored(s) { // else, as with nohup, it stays so
			signal.Notify(p.signals, s)
		}
	}
	go p.dieOnSignal()
	time.AfterFunc(longRun, p.show)
	return p
}

// isLive reports whether a file is a terminal that can show what is going on.
func isLive(f *os.File) bool {
	return term.IsTerminal(int(f.Fd())) && os.Getenv("CI") == "" && os.Getenv("TERM") != "dumb" && columns(f) >= fewestColumns
}

// fewestColumns are those of the narrowest terminal that has room.
const fewestColumns = 40

// columns returns the width of a terminal.
func columns(f *os.File) int {
	width, _, _ := term.GetSize(int(f.Fd())) // 0 if it does not say
	return cmp.Or(width, 80)
}

func (p *Progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.stopped {
		p.draw()
	}
}

// draw writes what the run is doing over what was there, as long as there is room: a
// line that does not fit stays on the screen.
func (p *Progress) draw() {
	line := runewidth.Truncate(p.doing, columns(os.Stderr)-1, "...")
	width := runewidth.StringWidth(line)
	fmt.Fprintf(os.Stderr, "\r%s%s", line, strings.Repeat(" ", max(p.shown-width, 0)))
	p.shown = width
}

// clear takes the line away.
func (p *Progress) clear() {
	if p.shown >= 0 {
		fmt.Fprintf(os.Stderr, "\r%s\r", strings.Repeat(" ", p.shown))
	}
}

// Say shows what the run is doing now.
func (p *Progress) Say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = fmt.Sprintf(format, args...)
	if p.shown >= 0 && !p.stopped {
		p.draw()
	}
}

// Print prints a line of its own on standard error.
func (p *Progress) Print(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown < 0 || p.stopped {
		fmt.Fprintln(os.Stderr, line)
		return
	}
	p.clear()
	fmt.Fprintln(os.Stderr, line)
	p.draw()
}

// Stop takes away what has been shown.
func (p *Progress) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stopped {
		return
	}
	p.stopped = true
	p.clear()
	signal.Stop(p.signals)
	close(p.signals)
}

// dieOnSignal takes away what has been shown when a signal ends the run, which it
// does as if nothing had been there.
func (p *Progress) dieOnSignal() {
	s, ok := <-p.signals
	if !ok {
		return
	}
	p.Stop()
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(s)
	}
	if err != nil { // a system without signals
		os.Exit(130)
	}
}
