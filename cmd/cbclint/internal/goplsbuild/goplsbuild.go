// Package goplsbuild builds gopls with cbclint inside.
package goplsbuild

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"io"
	"os"
	"path/filepath"
)

const (
	gopls   = "golang.org/x/tools/gopls"
	cbclint = "github.com/cbclint/cbclint"
)

// A Build says what to build.
type Build struct {
	Output   string    // where to write the program
	Version  string    // of gopls; "" means the newest known one that the Go on the PATH can build
	Source   Source    // of cbclint
	Progress io.Writer // gets a line for each step
}

// A Source is where cbclint comes from: a folder, or if Dir is "", a version in the
// module proxy.
type Source struct{ Dir, Version string }

// known returns the versions of gopls that this package is known to build, each with the
// Go version that it needs. The newest is first.
func known() [][2]string {
	return [][2]string{{"v0.24.0", "go1.27"}, {"v0.23.0", "go1.26"}}
}

// Run builds gopls in a temporary folder. It stops when the context is done. It writes
// the program only if everything succeeds.
func (b Build) Run(ctx context.Context) error {
	output, err := filepath.Abs(b.Output)
	if err != nil {
		return err
	}
	if info, err := os.Stat(output); err == nil && info.IsDir() {
		return fmt.Errorf("-o: %s is a folder; want the name of a file in it", b.Output)
	}
	if err := os.MkdirAll(filepath.Dir(output), 0o755); err != nil {
		return fmt.Errorf("-o: %w", err)
	}
	dir, err := os.MkdirTemp(filepath.Dir(output), ".cbclint-gopls-")
	if err != nil {
		return fmt.Errorf("-o: %w", err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // what is left of it can be removed by hand
	w := workspace{Build: b, dir: dir, ctx: ctx}
	if err := w.chooseVersion(); err != nil {
		return err
	}
	w.say("fetching gopls %s", w.Version)
	if err := w.fetch(); err != nil {
		return err
	}
	w.say("adding %s", w.sourceName())
	if err := w.addAnalyzers(); err != nil {
		return err
	}
	w.say("building %s; the first time, this takes minutes", b.Output)
	built := filepath.Join(dir, "gopls.exe")
	if err := w.build(built); err != nil {
		return err
	}
	if err := os.Rename(built, output); err != nil {
		return err
	}
	w.say("built %s", b.Output)
	return nil
}

// A workspace is a copy of gopls' module in a temporary folder.
type workspace struct {
	Build
	dir string
	ctx context.Context
}

func (w *workspace) say(format string, args ...any) {
	_, _ = fmt.Fprintf(w.Progress, "cbclint: "+format+"\n", args...)
}

func (w *workspace) sourceName() string {
	if w.Source.Dir != "" {
		return "cbclint of " + w.Source.Dir
	}
	return "cbclint " + w.Source.Version
}

// chooseVersion chooses a version of gopls that the Go on the PATH can build. It returns
// an error if there is none.
func (w *workspace) chooseVersion() error {
	have, err := w.goCommand("env", "GOVERSION")
	if err != nil {
		return err
	}
	if w.Version != "" {
		return nil // the go command reports which Go it needs
	}
	for _, v := range known() {
		if version.Compare(have, v[1]) >= 0 || !version.IsValid(have) {
			w.Version = v[0]
			return nil
		}
	}
	oldest := known()[len(known())-1]
	return fmt.Errorf("gopls %s needs %s, and this is %s: install a newer Go, or name a version of gopls by -version", oldest[0], oldest[1], have)
}

// fetch copies the module of gopls into the folder.
func (w *workspace) fetch() error {
	out, err := w.goCommand("mod", "download", "-json", gopls+"@"+w.Version)
	var module struct{ Dir, Error string }
	if jsonErr := json.Unmarshal([]byte(out), &module); jsonErr == nil && module.Error != "" {
		err = errors.New(module.Error)
	}
	if err != nil {
		return fmt.Errorf("gopls %s cannot be fetched: %w", w.Version, err)
	}
	w.dir = filepath.Join(w.dir, "gopls")
	return os.CopyFS(w.dir, os.DirFS(module.Dir))
}

//go:embed register.go.txt
var register []byte

// addAnalyzers adds the file that registers the analyzers, and requires cbclint.
func (w *workspace) addAnalyzers() error {
	name := filepath.Join(w.dir, "internal", "settings", "cbclint.go")
	if err := os.WriteFile(name, register, 0o644); err != nil {
		return fmt.Errorf("gopls %s is not built as this command knows it: %w", w.Version, err)
	}
	if w.Source.Dir == "" {
		_, err := w.goCommand("get", cbclint+"@"+w.Source.Version)
		return err
	}
	_, err := w.goCommand("mod", "edit", "-require="+cbclint+"@v0.0.0", "-replace="+cbclint+"="+w.Source.Dir)
	return err
}

// build builds the program.
func (w *workspace) build(output string) error {
	_, err := w.goCommand("build", "-mod=mod", "-trimpath", "-ldflags=-X main.version="+w.Version+"+cbclint", "-o", output, ".")
	if err != nil && w.ctx.Err() == nil {
		return fmt.Errorf("gopls %s cannot be built with cbclint in it (without -version, one is taken that can): %w", w.Version, err)
	}
	return err
}
