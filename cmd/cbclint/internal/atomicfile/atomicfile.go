// Package atomicfile writes a file completely or not at all.
package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/cbclint/cbclint/internal/printable"
)

// Write writes a file completely or not at all: other programs see the old text or the
// new one. It makes the folder of a new file.
func Write(name string, data []byte) error {
	if err := Replace(name, data); err != nil {
		return fmt.Errorf("%s cannot be written: %w", printable.Text(name), Reason(err))
	}
	return nil
}

// Replace is like Write, but its error does not name the file.
func Replace(name string, data []byte) error {
	old, err := os.Stat(name)
	switch {
	case err == nil && !old.Mode().IsRegular():
		return os.WriteFile(name, data, 0o644) // e.g. /dev/stdout; for a folder this returns the right error
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if old != nil {
		// If the user may not write the file, they must not replace it either.
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	return replaceFile(name, data, old)
}

// replaceFile puts a new file in the place of the old one, if there is one. It keeps the
// mode of the old file.
func replaceFile(name string, data []byte, old fs.FileInfo) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	beside := filepath.Join(dir, fmt.Sprintf(".%s.%x", filepath.Base(name), rand.Uint64()))
	f, err := os.OpenFile(beside, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync()) // else the rename may reach the disk before the data
	if old != nil {
		keepOwner(f, old)
		err = errors.Join(err, f.Chmod(old.Mode()&(fs.ModePerm|fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky)))
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(beside, name)
	}
	if err != nil {
		_ = os.Remove(beside)
	}
	return err
}

// Reason removes the name of a file from an error: the name of a temporary file tells the
// user nothing.
func Reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
