package main

import (
	"fmt"
	"slices"
	"strings"
)

// A lineChange replaces lines of a text.
type lineChange struct {
	at       int // how many lines are before it
	old, new []string
}

func (c lineChange) String() string {
	return fmt.Sprintf("after line %d\n-%s\n+%s", c.at, strings.Join(c.old, "\n-"), strings.Join(c.new, "\n+"))
}

// lineChanges returns the changes that turn one text into another, in as few lines as
// possible.
func lineChanges(before, after string) []lineChange {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	// same[i][j] is how many lines a[i:] and b[j:] have in common.
	same := make([][]int32, len(a)+1)
	for i := range same {
		same[i] = make([]int32, len(b)+1)
	}
	for i, line := range slices.Backward(a) {
		for j, other := range slices.Backward(b) {
			if line == other {
				same[i][j] = same[i+1][j+1] + 1
			} else {
				same[i][j] = max(same[i+1][j], same[i][j+1])
			}
		}
	}
	var changes []lineChange
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
			continue
		}
		c := lineChange{at: i}
		for (i < len(a) || j < len(b)) && (i == len(a) || j == len(b) || a[i] != b[j]) {
			if j == len(b) || i < len(a) && same[i+1][j] >= same[i][j+1] {
				c.old = append(c.old, a[i])
				i++
			} else {
				c.new = append(c.new, b[j])
				j++
			}
		}
		changes = append(changes, c)
	}
	return changes
}
