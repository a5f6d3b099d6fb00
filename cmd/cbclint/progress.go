package main

import (
	"cmp"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/mattn/go-runewidth"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows on a terminal what a long run is doing. It writes nothing
// elsewhere: not into pipes and not in CI, where some terminals are recorded.
type progress struct {
	mu      sync.Mutex
	doing   string
	bar     *progressbar.ProgressBar // nil as long as the run is short
	stopped bool
	signals chan os.Signal // those that end the run
}

// longRun is how long a run goes on before it shows what it is doing.
const longRun = time.Second

// asking is what a run does first.
const asking = "asking the go command for the packages"

func startProgress() *progress {
	p := &progress{stopped: !isLive(os.Stderr), signals: make(chan os.Signal, 1)}
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

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.stopped {
		p.draw()
	}
}

// draw makes a bar. There is none yet.
func (p *progress) draw() {
	p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(os.Stderr), progressbar.OptionSetDescription(p.description()),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(false), progressbar.OptionSpinnerType(11))
	_ = p.bar.RenderBlank() // nothing depends on it
}

// description returns what the run is doing, as long as there is room: a line that
// does not fit stays on the screen.
func (p *progress) description() string {
	const others = len("* ") + len("  ") // what the bar puts around it
	return runewidth.Truncate(p.doing, max(columns(os.Stderr)-1-others, 0), "...")
}

// say shows what the run is doing now.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = fmt.Sprintf(format, args...)
	if p.bar != nil && !p.stopped {
		p.bar.Describe(p.description())
	}
}

// print prints a line of its own on standard error.
func (p *progress) print(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil || p.stopped {
		fmt.Fprintln(os.Stderr, line)
		return
	}
	_ = p.bar.Finish()
	fmt.Fprintln(os.Stderr, line)
	p.draw()
}

// stop takes away what has been shown.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stopped {
		return
	}
	p.stopped = true
	if p.bar != nil {
		_ = p.bar.Finish()
	}
	signal.Stop(p.signals)
	close(p.signals)
}

// dieOnSignal takes away what has been shown when a signal ends the run, which it
// does as if nothing had been there.
func (p *progress) dieOnSignal() {
	s, ok := <-p.signals
	if !ok {
		return
	}
	p.stop()
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(s)
	}
	if err != nil { // a system without signals
		os.Exit(130)
	}
}
