package catalog

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
)

// WriteCSV writes the codes of a catalog file as CSV, in the order that they
// have. A code that does not say where it is published gets the source of the
// file; for the rest of what a file says there is no place in CSV.
func (f *File) WriteCSV(w io.Writer) error {
	if f.Package != "" || f.Partial {
		return errors.New("a catalog file in CSV cannot say its package, nor that it is partial; want JSON")
	}
	rows := csv.NewWriter(w)
	if err := rows.Write(fieldNames); err != nil {
		return err
	}
	for _, r := range f.Codes {
		status, source := "", r.Source
		if r.Status != 0 {
			status = strconv.Itoa(r.Status)
		}
		if source == "" {
			source = f.Source
		}
		row := []string{
			string(r.Code), r.Name, status, r.English, r.Chinese, string(r.Family),
			string(r.Retry), string(r.Confidence), string(r.Twin), r.Reason, source,
		}
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	rows.Flush()
	return rows.Error()
}
