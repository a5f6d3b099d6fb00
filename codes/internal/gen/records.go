package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// eachRecord calls do with each record of a CSV file and its place, "file:line". The file
// must begin with the header. Errors begin with the place.
func eachRecord(file string, header []string, data io.Reader, do func(where string, record []string) error) error {
	r := csv.NewReader(data)
	for first := true; ; first = false {
		record, err := r.Read()
		if errors.Is(err, io.EOF) && !first {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("%s:1: want the header %s", file, strings.Join(header, ","))
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return fmt.Errorf("%s:%d: %w", file, broken.Line, broken.Err)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		line, _ := r.FieldPos(0)
		where := fmt.Sprintf("%s:%d", file, line)
		switch {
		case !first:
			err = do(where, record)
		case !slices.Equal(record, header):
			err = fmt.Errorf("want the header %s", strings.Join(header, ","))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", where, err)
		}
	}
}
