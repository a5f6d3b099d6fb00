package catalog

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A typo says how a wrong code came about. The likelier ones come first.
type typo int

const (
	swapped     typo = iota // two neighbouring digits in the wrong order
	twinForm                // NNNN for 9900NNNN or the reverse, as other operations report it
	substituted             // one wrong digit
	inserted                // one digit too many or missing; only a zero can be missing at the beginning
	none
)

// Nearest returns the codes that an unknown one most likely stands for. These are the
// codes with the likeliest typo, at most three.
func (c *Catalog) Nearest(code string) []Entry {
	const most = 3
	near := c.candidates(code)
	for i := range near {
		if i == most || near[i].typo != near[0].typo {
			near = near[:i]
			break
		}
	}
	return entries(near)
}

// Near returns the codes that an unknown one may stand for, at most as many as given. The
// likeliest come first.
func (c *Catalog) Near(code string, most int) []Entry {
	near := c.candidates(code)
	return entries(near[:min(most, len(near))])
}

// A candidate is a code that an unknown one may stand for.
type candidate struct {
	Entry
	typo   typo
	shared int // how many digits at the beginning are the same
	gap    int // the difference of their numbers
}

func entries(candidates []candidate) []Entry {
	var entries []Entry
	for _, candidate := range candidates {
		entries = append(entries, candidate.Entry)
	}
	return entries
}

// candidates returns the codes that an unknown one may stand for, the likeliest first.
// They are sorted by typo, then by how many digits at the beginning are the same, then by
// the difference of their numbers.
func (c *Catalog) candidates(code string) []candidate {
	letters, digits := Split(code)
	var all []candidate
	for known := range neighbours(digits) {
		e, ok := c.Lookup(letters + "." + known)
		if s := typoBetween(digits, known); ok && s != none {
			all = append(all, candidate{e, s, sharedPrefix(digits, known), gap(digits, known)})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.typo, b.typo),
			cmp.Compare(b.shared, a.shared),
			cmp.Compare(a.gap, b.gap),
			cmp.Compare(a.Code, b.Code),
		)
	})
	return all
}

// neighbours returns the digits that a typo may have turned into the given ones. They are
// fewer than the codes that a catalog may have.
func neighbours(digits string) map[string]bool {
	near := map[string]bool{"9900" + digits: true, strings.TrimPrefix(digits, "9900"): true}
	if len(digits) > 16 {
		return near // no code is that long
	}
	for i := range len(digits) + 1 {
		head, tail := digits[:i], digits[i:]
		for digit := '0'; digit <= '9'; digit++ {
			near[head+string(digit)+tail] = true
			if tail != "" {
				near[head+string(digit)+tail[1:]] = true
			}
		}
		if tail != "" {
			near[head+tail[1:]] = true
		}
		if len(tail) > 1 {
			near[head+tail[1:2]+tail[:1]+tail[2:]] = true
		}
	}
	return near
}

func typoBetween(typed, known string) typo {
	switch {
	case len(typed) == len(known):
		i := sharedPrefix(typed, known)
		if i == len(typed) {
			return none
		}
		if typed[i+1:] == known[i+1:] {
			return substituted
		}
		if typed[i] == known[i+1] && typed[i+1] == known[i] && typed[i+2:] == known[i+2:] {
			return swapped
		}
	case typed == "9900"+known || "9900"+typed == known:
		return twinForm
	case len(typed) == len(known)+1:
		i := sharedPrefix(typed, known)
		if typed[i+1:] == known[i:] {
			return inserted
		}
	case len(typed) == len(known)-1:
		i := sharedPrefix(typed, known)
		if (i > 0 || known[0] == '0') && typed[i:] == known[i+1:] {
			return inserted
		}
	}
	return none
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// gap returns the difference of the numbers of two codes.
func gap(a, b string) int {
	x, _ := strconv.Atoi(a)
	y, _ := strconv.Atoi(b)
	return max(x-y, y-x)
}
