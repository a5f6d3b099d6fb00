package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// fixableFiles returns the files of a module with n packages. Each package has one file,
// which -fix changes.
func fixableFiles(n int) map[string]string {
	files := make(map[string]string)
	for i := range n {
		files[fmt.Sprintf("p%d/p.go", i)] = "package p\n\n// " + strings.Repeat("x", 4000) + "\n\nvar X = []string{\"CBC.5003\"}\n"
	}
	return files
}

// snapshot returns the texts of the Go files of a module, by path.
func snapshot(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string][]byte)
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), ".") {
			continue // a temporary file of a run that was killed
		}
		if texts[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

// changedFiles returns how many files have changed. It fails if a file is neither the old
// one nor the fixed one.
func changedFiles(t *testing.T, before, after map[string][]byte) int {
	t.Helper()
	if len(before) != len(after) {
		t.Fatalf("%d files; there were %d", len(after), len(before))
	}
	changed := 0
	for name, text := range after {
		whole := bytes.Replace(before[name], []byte("package p\n"), []byte("package p\n\nimport \"github.com/cbclint/cbclint/codes\"\n"), 1)
		whole = bytes.Replace(whole, []byte(`"CBC.5003"`), []byte("string(codes.InsufficientBalance5003)"), 1)
		switch {
		case bytes.Equal(text, before[name]):
		case bytes.Equal(text, whole):
			changed++
		default:
			t.Fatalf("%s is neither the old file nor the new one:\n%s", name, text)
		}
	}
	return changed
}

// TestFullDisk: on a full disk, and on one that has become read-only, every file is
// either old or fixed, and the run prints the right counts.
func TestFullDisk(t *testing.T) {
	takesTime(t)
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=512k"); err != nil {
		t.Skip("no file system can be mounted here:", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	const files = 20
	for name, text := range drivertest.ModuleFiles(t, fixableFiles(files)) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := snapshot(t, dir)
	filler, err := os.Create(filepath.Join(dir, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = filler.Write(make([]byte, 1024))
	}
	_ = filler.Close()

	r := drivertest.Run(t, dir, exe, "-fix", "./...")
	if changed := changedFiles(t, before, snapshot(t, dir)); changed != 0 || r.Exit != 1 || strings.Count(r.Stderr, "stays as it was: no space left on device") != files || strings.Contains(r.Stderr, "fixed") {
		t.Errorf("a full disk: %d changed, exit code %d\n%s", changed, r.Exit, r.Stderr)
	}
	if err := os.Remove(filler.Name()); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	r = drivertest.Run(t, dir, exe, "-fix", "./...")
	if changed := changedFiles(t, before, snapshot(t, dir)); changed != 0 || r.Exit != 1 || strings.Count(r.Stderr, "stays as it was: read-only file system") != files {
		t.Errorf("a read-only disk: %d changed, exit code %d\n%s", changed, r.Exit, r.Stderr)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=512k"); err != nil {
		t.Fatal(err)
	}
	r = drivertest.Run(t, dir, exe, "-fix", "./...")
	if changed := changedFiles(t, before, snapshot(t, dir)); changed != files || r.Exit != 0 || r.Stderr != "fixed 20 findings in 20 files\n" {
		t.Errorf("with room: %d changed, exit code %d\n%s", changed, r.Exit, r.Stderr)
	}
	info, err := os.Stat(filepath.Join(dir, "p0", "p.go"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v; want that of the old file", info.Mode(), err)
	}
}

// TestKill: if a run is killed while it writes, each file is either old or fixed. After
// two runs at the same time, all files are fixed.
func TestKill(t *testing.T) {
	takesTime(t)
	const files = 100
	runs := 2
	if *long {
		runs = 200
	}
	dir := drivertest.Module(t, fixableFiles(files))
	before := snapshot(t, dir)
	partly := 0
	for range runs {
		restore(t, before)
		cmd := exec.Command(exe, "-fix", "./...")
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOWORK=off", "GOFLAGS=")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, fmt.Sprintf("p%d", rand.N(files)), "p.go")
		killOnceReplaced(cmd, name, len(before[name]))
		if changed := changedFiles(t, before, snapshot(t, dir)); 0 < changed && changed < files {
			partly++
		}
	}
	t.Logf("%d runs, %d of them killed between two files", runs, partly)

	restore(t, before)
	other := exec.Command(exe, "-fix", "./...")
	other.Dir, other.Env = dir, append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	r := drivertest.Run(t, dir, exe, "-fix", "./...")
	if err := other.Wait(); err != nil || r.Exit != 0 {
		t.Errorf("two runs at once: %v and exit code %d\n%s", err, r.Exit, r.Stderr)
	}
	if changed := changedFiles(t, before, snapshot(t, dir)); changed != files {
		t.Errorf("two runs at once: %d of %d files are new", changed, files)
	}
}

// killOnceReplaced kills a command as soon as the size of the named file changes. It
// returns when the command has ended.
func killOnceReplaced(cmd *exec.Cmd, name string, size int) {
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	for {
		if info, err := os.Stat(name); err != nil || info.Size() != int64(size) {
			_ = cmd.Process.Kill()
		}
		select {
		case <-ended:
			return
		case <-time.After(100 * time.Microsecond):
		}
	}
}

func restore(t *testing.T, texts map[string][]byte) {
	t.Helper()
	for name, text := range texts {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
