package catalogdiff

import "github.com/cbclint/cbclint/internal/catalog"

// A Lack is how many of the codes with a prefix one catalog lacks of another.
type Lack struct {
	Prefix       string
	Lacking, All int
}

// Lacks returns the prefixes of which a new catalog lacks more than half of the
// codes of an old one, in the order of the latter.
func Lacks(before, after *catalog.File) []Lack {
	var (
		all   []Lack
		place = make(map[string]int)
		have  = byCode(after)
	)
	for _, r := range before.Codes {
		letters, _ := catalog.Split(string(r.Code))
		i, known := place[letters]
		if !known {
			i = len(all)
			place[letters] = i
			all = append(all, Lack{Prefix: letters})
		}
		all[i].All++
		if _, ok := have[r.Code]; !ok {
			all[i].Lacking++
		}
	}
	var lacks []Lack
	for _, l := range all {
		if 2*l.Lacking > l.All {
			lacks = append(lacks, l)
		}
	}
	return lacks
}
