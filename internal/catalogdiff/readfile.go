package catalogdiff

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// readFile reads a catalog file.
func readFile(name string, data []byte) (*catalog.File, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	read := readJSON
	if strings.EqualFold(filepath.Ext(name), ".csv") || bytes.HasPrefix(data, []byte("code,")) {
		read = readCSV
	}
	f, err := read(name, data)
	if err != nil {
		return nil, err
	}
	seen := make(map[codes.Code]bool)
	for i, r := range f.Codes {
		if r.Code == "" || seen[r.Code] {
			return nil, fmt.Errorf("%s: code %d is %q; want one that is not empty, and once", name, i+1, r.Code)
		}
		seen[r.Code] = true
	}
	return f, nil
}

func readJSON(name string, data []byte) (*catalog.File, error) {
	var f catalog.File
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&f)
	if err == nil {
		if _, err = decoder.Token(); errors.Is(err, io.EOF) {
			return &f, nil
		}
		err = errors.New("there is more behind the object")
	}
	offset := decoder.InputOffset()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	line := 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
	return nil, fmt.Errorf("%s:%d: no catalog file: %w", name, line, err)
}

func readCSV(name string, data []byte) (*catalog.File, error) {
	rows := csv.NewReader(bytes.NewReader(data))
	header, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("%s:1: no catalog file: %w; want a header that begins with code", name, err)
	}
	f := new(catalog.File)
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, fmt.Errorf("%s:%d: %w", name, broken.Line, broken.Err)
		}
		var r catalog.Record
		for i, column := range header {
			if err := set(&r, column, row[i]); err != nil {
				line, _ := rows.FieldPos(i)
				return nil, fmt.Errorf("%s:%d: %w", name, line, err)
			}
		}
		f.Codes = append(f.Codes, r)
	}
}

func set(r *catalog.Record, column, text string) (err error) {
	switch column {
	case "code":
		r.Code = codes.Code(text)
	case "name":
		r.Name = text
	case "status":
		if text == "" {
			return nil
		}
		if r.Status, err = strconv.Atoi(text); err != nil {
			return fmt.Errorf("%q is no HTTP status", text)
		}
	case "english":
		r.English = text
	case "chinese":
		r.Chinese = text
	case "family":
		r.Family = codes.Family(text)
	case "retry":
		r.Retry = codes.Retry(text)
	case "confidence":
		r.Confidence = codes.Confidence(text)
	case "twin":
		r.Twin = codes.Code(text)
	case "reason":
		r.Reason = text
	case "source":
		r.Source = text
	default:
		return fmt.Errorf("column %q is none of a catalog file", column)
	}
	return nil
}
