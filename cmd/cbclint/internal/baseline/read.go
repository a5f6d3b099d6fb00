package baseline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// Read reads a baseline.
func Read(name string) (Baseline, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return Baseline{}, fmt.Errorf("-baseline: %w; write one by -write-baseline=%s", err, name)
	}
	b, err := parse(name, data)
	if err != nil {
		return Baseline{}, fmt.Errorf("-baseline: %w", err)
	}
	return b, nil
}

// parse reads a baseline from the text of a file.
func parse(name string, data []byte) (Baseline, error) {
	var b Baseline
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&b)
	at := offsetOf(err, data)
	if rest := bytes.TrimLeft(data[decoder.InputOffset():], " \t\r\n"); err == nil && len(rest) != 0 {
		err = errors.New("there is more behind the object")
		at = len(data) - len(rest)
	}
	switch {
	case err != nil:
		line := 1 + bytes.Count(data[:at], []byte("\n"))
		return Baseline{}, fmt.Errorf("%s:%d: no baseline: %w", name, line, err)
	case b.Version != version:
		return Baseline{}, fmt.Errorf("%s: version %d; this cbclint knows version %d", name, b.Version, version)
	}
	return b, nil
}

// offsetOf returns the offset at which an error of package json occurred.
func offsetOf(err error, data []byte) int {
	var (
		syntax *json.SyntaxError
		value  *json.UnmarshalTypeError
	)
	switch {
	case errors.As(err, &syntax):
		return int(syntax.Offset) - 1 // Offset includes the wrong byte
	case errors.As(err, &value):
		return int(value.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return len(bytes.TrimRight(data, " \t\r\n"))
	case err != nil:
		_, field, _ := strings.Cut(err.Error(), "unknown field ")
		return max(bytes.Index(data, []byte(field)), 0)
	}
	return 0
}

// Check returns an error if a baseline must not go to a file: the file exists, and is not
// a baseline.
func Check(name string) error {
	stat, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("-write-baseline: %w", err)
	case stat.IsDir():
		return fmt.Errorf("-write-baseline: %s is a folder; want the name of a file in it", name)
	case !stat.Mode().IsRegular() || stat.Size() == 0:
		return nil // e.g. /dev/stdout
	}
	data, err := os.ReadFile(name)
	if err == nil {
		_, err = parse(name, data)
	}
	if err != nil {
		return fmt.Errorf("-write-baseline: %w; the file stays as it is: remove it, or choose another name", err)
	}
	return nil
}
