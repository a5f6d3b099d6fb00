package catalog

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestNear: Near finds what a comparison with the whole catalog finds.
func TestNear(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	c := Builtin()
	found := 0
	for range 3000 {
		digits := fmt.Sprintf("%0*d", 3+random.IntN(7), random.IntN(100_000_000))[:3]
		for e := range c.All() {
			if random.IntN(285) == 0 {
				_, digits = Split(string(e.Code))
				at := random.IntN(len(digits))
				digits = digits[:at] + strconv.Itoa(random.IntN(100)) + digits[min(len(digits), at+random.IntN(3)):]
			}
		}
		want := make(map[string]bool)
		for e := range c.All() {
			if _, known := Split(string(e.Code)); typoBetween(digits, known) != none {
				want[string(e.Code)] = true
			}
		}
		near := c.Near("CBC."+digits, 1000)
		found += len(near)
		if len(near) != len(want) {
			t.Fatalf("near CBC.%s: %d codes; want %d", digits, len(near), len(want))
		}
		for _, e := range near {
			if !want[string(e.Code)] {
				t.Fatalf("%s is not near CBC.%s", e.Code, digits)
			}
		}
	}
	if found < 1000 {
		t.Errorf("%d codes were near; the test tries too little", found)
	}
}
