package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/cbclint/cbclint/codes/internal/hash"
)

// renderIndex writes the perfect hash by which a look-up finds a code: places of
// the catalog, from 1, by the hashes of codes, and the multiplier that gives each
// code a hash of its own.
func renderIndex(b *bytes.Buffer, rows []entry) error {
	const tries = 1 << 20
search:
	for multiplier := uint32(0x9e3779b1); multiplier < 0x9e3779b1+2*tries; multiplier += 2 {
		var places [hash.Size]uint16
		for i, row := range rows {
			number, _ := hash.Number(row.code)
			h := hash.Of(number, multiplier)
			if places[h] != 0 {
				continue search
			}
			places[h] = uint16(i + 1)
		}
		fmt.Fprintf(b, "// multiplier gives each code of the catalog a hash of its own.\nconst multiplier = %#x\n\n", multiplier)
		fmt.Fprintf(b, "// places has where a code is in the catalog, from 1, by its hash.\nvar places = [hash.Size]uint16{\n")
		for h, place := range places {
			if place != 0 {
				fmt.Fprintf(b, "%d: %d,\n", h, place)
			}
		}
		b.WriteString("}\n")
		return nil
	}
	return errors.New("no multiplier gives each code a hash of its own: make hash.Size larger")
}
