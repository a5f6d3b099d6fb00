package lint

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/atomicfile"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/fileedit"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
)

// written says what a run has done with its fixes.
type written struct {
	fixes, files int
	failed       bool // a file could not be written
}

// A fixing is the state of the files between two rounds of fixes.
type fixing struct {
	texts  map[string][]byte // new texts of changed files
	fixes  map[string]int    // fixes in each file, including fixes of text that a fix wrote
	frozen map[string]bool   // files that get no edits: fixes break their package, or they have two names
	plain  map[string]bool   // files that get fixes but no suggestions: those break their package
}

// fix applies the fixes of findings, then the fixes that these make possible, until there
// are no more. It analyzes the packages again after each round. So it returns what is
// really left, and writes nothing that does not compile.
func (r *run) fix(found result) (result, error) {
	const mostRounds = 10
	first := found
	now := fixing{make(map[string][]byte), make(map[string]int), r.twiceNamed(found), make(map[string]bool)}
	for range mostRounds {
		next := r.apply(found.findings, now)
		if maps.EqualFunc(next.texts, now.texts, bytes.Equal) {
			break
		}
		after, err := r.lookAgain(next.texts)
		if err != nil {
			return found, fmt.Errorf("no fixes: with them the packages cannot be loaded: %w", err)
		}
		if broken := after.brokenBy(first, next.texts); len(broken) != 0 {
			r.holdBack(broken, now, after, first)
			if found, err = r.lookAgain(now.texts); err != nil {
				return found, err
			}
			continue
		}
		now, found = next, after
	}
	if r.Diff {
		return first, r.printDiff(now.texts)
	}
	r.write(now, fixable(first))
	if r.written.failed {
		return r.lookAgain(nil) // some files keep their findings
	}
	return found, nil
}

// fixable returns how many findings have a fix, by file.
func fixable(found result) map[string]int {
	counts := make(map[string]int)
	for _, f := range found.findings {
		if name := f.EditedFile(); name != "" {
			counts[name]++
		}
	}
	return counts
}

// twiceNamed returns the files with fixes that also have another name among the packages,
// through a symbolic link. A fix that suits one package may not suit the other.
func (r *run) twiceNamed(found result) map[string]bool {
	byReal := make(map[string]string)
	for _, name := range found.files {
		if info, err := os.Lstat(name); err == nil && info.Mode()&os.ModeSymlink != 0 {
			byReal[finding.Resolved(name)] = name
		}
	}
	twice := make(map[string]bool)
	if len(byReal) == 0 {
		return twice
	}
	for _, name := range slices.Sorted(maps.Keys(fixable(found))) {
		other := byReal[finding.Resolved(name)]
		if other == "" || other == name || twice[name] {
			continue
		}
		twice[name], twice[other] = true, true
		r.progress.Print(fmt.Sprintf("cbclint: no fixes in %s and %s: they are one file", r.shown(name), r.shown(other)))
	}
	return twice
}

// holdBack takes the suggestions from the files of packages that would not compile. If
// that has not been enough, it takes the fixes, too.
func (r *run) holdBack(broken []string, now fixing, after, before result) {
	frozen := !slices.ContainsFunc(broken, func(name string) bool { return !now.plain[name] })
	for _, name := range broken {
		delete(now.texts, name)
		delete(now.fixes, name)
		now.plain[name] = true
		now.frozen[name] = frozen
	}
	if frozen {
		r.sayBroken("fixes", broken, after, before)
	} else if slices.ContainsFunc(before.findings, func(f finding.Finding) bool {
		return !analyzer.IsHint(f.Category) && slices.Contains(broken, f.EditedFile())
	}) {
		r.sayBroken("suggestions", broken, after, before)
	}
}

func (r *run) lookAgain(texts map[string][]byte) (result, error) {
	initial, err := r.loader.reload(texts)
	if err != nil {
		return result{}, err
	}
	return r.analyze(initial, texts), nil
}

// brokenBy returns the changed files of packages that no longer compile. A package and
// its variant for tests count separately.
func (r *result) brokenBy(before result, texts map[string][]byte) []string {
	broken := make(map[string]bool)
	for id, names := range r.broken {
		if _, ok := before.broken[id]; ok {
			continue
		}
		for _, name := range names {
			if _, changed := texts[name]; changed {
				broken[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(broken))
}

// sayBroken says which files get no fixes or suggestions, and why.
func (r *run) sayBroken(what string, names []string, after, before result) {
	r.progress.Stop()
	for _, name := range names {
		cli.Say(r.stderr, "cbclint: no %s in %s: its package would not compile", what, r.shown(name))
	}
	for _, problem := range after.problems {
		if !slices.Contains(before.problems, problem) {
			cli.Say(r.stderr, "\twith them: %s", problem)
		}
	}
}

// apply returns the state after the fixes of findings. If fixes overlap, it applies the
// first.
func (r *run) apply(findings []finding.Finding, now fixing) fixing {
	edits := make(map[string]*fileedit.Edits)
	next := fixing{maps.Clone(now.texts), maps.Clone(now.fixes), now.frozen, now.plain}
	for _, f := range findings {
		name := f.EditedFile()
		if name == "" || now.frozen[name] || now.plain[name] && !analyzer.IsHint(f.Category) {
			continue
		}
		if edits[name] == nil {
			edits[name] = new(fileedit.Edits)
		}
		if edits[name].Add(f.Fix) {
			next.fixes[name]++
		}
	}
	for name, edits := range edits {
		text, ok := now.texts[name]
		if !ok {
			text = r.original(name)
		}
		next.texts[name] = edits.ApplyTo(text)
	}
	return next
}

// original returns the text of a file from the start of the run.
func (r *run) original(name string) []byte {
	text, _ := r.loader.read.Load(name)
	return text.([]byte) // the loader has read every file with a finding
}

// write writes the changed files, each completely or not at all.
func (r *run) write(now fixing, fixable map[string]int) {
	r.progress.Stop()
	for _, name := range slices.Sorted(maps.Keys(now.texts)) {
		switch written, err := r.writeFile(name, now.texts[name]); {
		case err != nil:
			cli.Say(r.stderr, "cbclint: %s stays as it was: %s", r.shown(name), atomicfile.Reason(err))
			r.written.failed = true
		case written:
			r.written.files++
			r.written.fixes += min(now.fixes[name], fixable[name])
		}
	}
}

// writeFile writes a file, unless the file has changed since it was read. It reports
// false if another run has already written the same text.
func (r *run) writeFile(name string, text []byte) (bool, error) {
	current, err := os.ReadFile(name)
	switch {
	case err != nil:
		return false, err
	case bytes.Equal(current, text):
		return false, nil
	case !bytes.Equal(current, r.original(name)):
		return false, errors.New("it changed while cbclint ran; run it again")
	}
	return true, atomicfile.Replace(name, text)
}

// printDiff prints a patch with the changes.
func (r *run) printDiff(texts map[string][]byte) error {
	r.progress.Stop()
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		shown, end := r.shown(name), ""
		if strings.Contains(shown, " ") {
			end = "\t" // else patch takes the first word for the name
		}
		if _, err := r.stdout.Write(diff.Diff(shown+".orig"+end, r.original(name), shown+end, texts[name])); err != nil {
			return err
		}
	}
	return nil
}
