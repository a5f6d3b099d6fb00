package catalog

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/printable"
)

//go:embed apigw.json
var gateway []byte

//go:embed apig.json
var ownGateway []byte // of the gateways that customers of Huawei run

// APIGW is the name of the catalog of the API gateway's codes, which is built in.
const APIGW = "apigw"

// Gateway is the prefix of the codes of the API gateway, which may answer in place of any
// service.
const Gateway = "APIGW"

// ReadFile reads a catalog file, as JSON or CSV by its name, or the catalog that is built
// in. The error names the file, and the line and column of the first mistake.
func ReadFile(name string) (*File, error) {
	if name == APIGW {
		return Parse(APIGW+".json", gateway)
	}
	if stat, err := os.Stat(name); err == nil && !stat.Mode().IsRegular() && !stat.IsDir() {
		return nil, fmt.Errorf("%s: not a regular file", printable.Text(name))
	}
	data, err := os.ReadFile(name)
	var path *os.PathError
	switch {
	case errors.As(err, &path) && filepath.Ext(name) == "": // a name and not a path
		return nil, fmt.Errorf("%s: %w; want %s, or the path of a .json or .csv file", printable.Text(name), path.Err, APIGW)
	case errors.As(err, &path):
		return nil, fmt.Errorf("%s: %w", printable.Text(name), path.Err)
	case err != nil:
		return nil, err
	}
	return Parse(name, data)
}

// Parse reads the text of a catalog file. The name tells JSON from CSV, and appears in
// errors.
func Parse(name string, data []byte) (*File, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // spreadsheets write it
	f := &File{name: name, data: data}
	if at := invalidUTF8(data); at >= 0 {
		return nil, f.errorAt(at, "this is not UTF-8; save the file as UTF-8")
	}
	var err error
	switch strings.ToLower(filepath.Ext(name)) {
	case ".json":
		err = f.parseJSON()
	case ".csv":
		err = f.parseCSV()
	default:
		err = fmt.Errorf("%s: the name does not tell the format; want .json or .csv", printable.Text(name))
	}
	if err == nil {
		err = f.check()
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

func invalidUTF8(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// errorAt returns an error about an offset of the file.
func (f *File) errorAt(offset int, format string, args ...any) error {
	line, column := f.position(offset)
	return errors.New(printable.Text(fmt.Sprintf("%s:%d:%d: %s", f.name, line, column, fmt.Sprintf(format, args...))))
}

// short shortens a text of a file for an error.
func short[S ~string](text S) string { return printable.Short(string(text), 32) }

// position returns the line and column of an offset. They count bytes and begin at 1.
func (f *File) position(offset int) (line, column int) {
	before := f.data[:min(offset, len(f.data))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}
