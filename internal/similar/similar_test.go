package similar

import "testing"

// TestDistance: the distance of two words is the number of edits between them.
func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "gen", 3},
		{"gen", "gen", 0},
		{"gne", "gen", 1},
		{"explian", "explain", 1},
		{"code", "codes", 1},
		{"kitten", "sitting", 3},
		{"ab", "ba", 1},
		{"net", "gen", 2},
		{"codes", "gopls", 3},
	} {
		if got, back := distance(test.a, test.b), distance(test.b, test.a); got != test.want || back != got {
			t.Errorf("%q and %q are %d and %d apart; want %d", test.a, test.b, got, back, test.want)
		}
	}
}
