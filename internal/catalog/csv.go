package catalog

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
)

// WriteCSV writes the codes of a catalog file as CSV, in the order that they
// have. A code that does not say its source and its package gets those of the
// file.
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
