package catalogdiff

import "github.com/cbclint/cbclint/internal/catalog"

// A Gap says how many codes with a prefix are missing from a new catalog.
type Gap struct {
	Prefix       string
	Missing, All int
}

// Missing returns the prefixes for which a new catalog lacks more than half of the codes
// of an old one. They are in the order of the old catalog.
func Missing(before, after *catalog.File) []Gap {
	var (
		all   []Gap
		place = make(map[string]int)
		have  = byCode(after)
	)
	for _, r := range before.Codes {
		letters, _ := catalog.Split(string(r.Code))
		i, known := place[letters]
		if !known {
			i = len(all)
			place[letters] = i
			all = append(all, Gap{Prefix: letters})
		}
		all[i].All++
		if _, ok := have[r.Code]; !ok {
			all[i].Missing++
		}
	}
	var gaps []Gap
	for _, l := range all {
		if 2*l.Missing > l.All {
			gaps = append(gaps, l)
		}
	}
	return gaps
}
