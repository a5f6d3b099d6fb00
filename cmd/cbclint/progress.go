package main

import (
	"fmt"
	"os"
	"sync"
	"time"

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
}

// longRun is how long a run goes on before it shows what it is doing.
const longRun = time.Second

// asking is what a run does first.
const asking = "asking the go command for the packages"

func startProgress() *progress {
	p := &progress{stopped: !term.IsTerminal(int(os.Stderr.Fd())) || os.Getenv("CI") != "" || os.Getenv("TERM") == "dumb"}
	if !p.stopped {
		time.AfterFunc(longRun, p.show)
	}
	return p
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stopped {
		return
	}
	p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(os.Stderr), progressbar.OptionSetDescription(p.doing),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(true), progressbar.OptionSpinnerType(11))
	_ = p.bar.RenderBlank() // nothing depends on it
}

// say shows what the run is doing now.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = fmt.Sprintf(format, args...)
	if p.bar != nil {
		p.bar.Describe(p.doing)
	}
}

// stop takes away what has been shown.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil && !p.stopped {
		_ = p.bar.Finish()
	}
	p.stopped = true
}
