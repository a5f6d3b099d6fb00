package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/baseline"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
)

// filterBaseline returns the findings of a run that are not in a baseline. It prints the
// entries that are stale.
func (r *run) filterBaseline(b baseline.Baseline, from *settings.Source, findings []finding.Finding) ([]finding.Finding, error) {
	dir, err := baseline.FolderOf(r.Baseline)
	if err != nil {
		return nil, err
	}
	rest, over := b.Apply(dir, findings)
	if len(over) == 0 {
		return rest, nil
	}
	scope, err := newScope(from, r.Options)
	if err != nil {
		return nil, err
	}
	stale := false
	for _, entry := range over {
		if !scope.isStale(dir, entry.Key) {
			continue
		}
		words := slices.DeleteFunc([]string{entry.File, entry.Category, entry.Code}, func(word string) bool { return word == "" })
		cli.Say(r.stderr, "cbclint: %s: stale: %s: %d of %s gone", r.Baseline, strings.Join(words, " "), entry.Over, cli.Counted(entry.Count, "finding"))
		stale = true
	}
	if stale {
		cli.Say(r.stderr, "cbclint: run with -write-baseline=%s in place of -baseline to write it again, also after files have been renamed", r.Baseline)
	}
	return rest, nil
}

// A scope is the files and folders that a run has checked.
type scope struct {
	from  *settings.Source
	files map[string]string // by path without symbolic links: the folder of the package
	dirs  map[string]string // by path without symbolic links: the folder itself
}

// newScope asks the go command which files a run has checked, because it knows which are
// built.
func newScope(from *settings.Source, o Options) (*scope, error) {
	const fields = "-json=Dir,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles"
	out, err := exec.Command("go", append([]string{"list", "-e", fields, "--"}, o.Patterns...)...).Output()
	if err != nil {
		return nil, fmt.Errorf("-baseline: go list: %w", err)
	}
	s := &scope{from, make(map[string]string), make(map[string]string)}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir                                          string
			GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return s, nil
		} else if err != nil {
			return nil, fmt.Errorf("-baseline: go list: %w", err)
		}
		s.dirs[finding.Resolved(p.Dir)] = p.Dir
		files := slices.Concat(p.GoFiles, p.CgoFiles)
		if o.Tests {
			files = slices.Concat(files, p.TestGoFiles, p.XTestGoFiles)
		}
		for _, name := range files {
			s.files[finding.Resolved(filepath.Join(p.Dir, name))] = p.Dir
		}
	}
}

// isStale reports whether an entry is stale: the run would have found its findings, or
// its file is gone.
func (s *scope) isStale(dir string, key baseline.Key) bool {
	name := finding.Resolved(key.Path(dir))
	at, looked := s.files[name]
	if isGo := filepath.Ext(name) == ".go"; isGo && !looked {
		_, err := os.Stat(name)
		return errors.Is(err, os.ErrNotExist)
	} else if !isGo {
		at, looked = s.dirs[filepath.Dir(name)] // a //line directive in the package may name the file
	}
	return looked && s.from.Reports(at, key)
}
