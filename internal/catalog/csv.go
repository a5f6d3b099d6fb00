package catalog

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

// WriteCSV writes the codes of a catalog file as CSV, in their order. A code without a
// source or a package of its own gets that of the file.
func (f *File) WriteCSV(w io.Writer) error {
	if f.Partial {
		return errors.New("a catalog file in CSV cannot say that it is partial; want JSON")
	}
	rows := csv.NewWriter(w)
	if err := rows.Write(fieldNames); err != nil {
		return err
	}
	for _, r := range f.Codes {
		status := ""
		if r.Status != 0 {
			status = strconv.Itoa(r.Status)
		}
		row := []string{
			string(r.Code), r.Name, status, r.English, r.Chinese, r.Meaning, string(r.Family),
			string(r.Retry), string(r.Confidence), r.TwinsText(), r.Reason, cmp.Or(r.Source, f.Source), cmp.Or(r.Package, f.Package),
		}
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	rows.Flush()
	return rows.Error()
}

// parseCSV reads the file as a table. The first line names the fields.
func (f *File) parseCSV() error {
	r := &csvReader{File: f, Reader: csv.NewReader(bytes.NewReader(f.data)), places: make(places)}
	r.ReuseRecord = true
	header, err := r.read()
	if errors.Is(err, io.EOF) {
		return f.errorAt(0, "the file is empty; want a line that names the fields, code among them")
	} else if err != nil {
		return err
	}
	names := slices.Clone(header)
	for i, name := range names {
		switch {
		case !slices.Contains(fieldNames, name):
			return f.errorAt(r.offset(i), "unknown field %q; want one of %s", short(name), strings.Join(fieldNames, ", "))
		case slices.Index(names, name) < i:
			return f.errorAt(r.offset(i), "the field %q is there twice", name)
		}
	}
	if !slices.Contains(names, "code") {
		return f.errorAt(0, "missing field \"code\"")
	}
	for {
		cells, err := r.read()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := r.row(names, cells); err != nil {
			return err
		}
	}
}

// A csvReader reads CSV and knows where it is.
type csvReader struct {
	*File
	*csv.Reader
	places      places
	line, start int // the line of the last request, and its offset
}

func (r *csvReader) read() ([]string, error) {
	cells, err := r.Read()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		return nil, r.errorAt(r.lineStart(wrong.Line)+wrong.Column-1, "%s", wrong.Err)
	}
	return cells, err
}

func (r *csvReader) row(names, cells []string) error {
	var record Record
	clear(r.places)
	r.places[""] = r.offset(0)
	for i, cell := range cells {
		name := names[i]
		if cell == "" {
			continue
		}
		r.places[name] = r.offset(i)
		switch name {
		case "status":
			status, err := strconv.Atoi(cell)
			if err != nil {
				return r.errorAt(r.offset(i), "invalid number %q", short(cell))
			}
			record.Status = status
		case "twins":
			for twin := range strings.FieldsSeq(cell) {
				record.Twins = append(record.Twins, codes.Code(twin))
			}
		default:
			*record.text(name) = cell
		}
	}
	return r.add(record, r.places)
}

// offset returns the offset of a cell in the row that was read last.
func (r *csvReader) offset(cell int) int {
	line, column := r.FieldPos(cell)
	return r.lineStart(line) + column - 1
}

func (r *csvReader) lineStart(line int) int {
	if line < r.line || r.line == 0 {
		r.line, r.start = 1, 0
	}
	for ; r.line < line; r.line++ {
		end := bytes.IndexByte(r.data[r.start:], '\n')
		if end < 0 {
			break
		}
		r.start += end + 1
	}
	return r.start
}
