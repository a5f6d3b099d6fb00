// Package similar finds the word that a misspelt one stands for.
package similar

// Word returns the word of a list that is most like another, or "" if none is near
// enough. Of several, it returns the first.
func Word(word string, words []string) string {
	nearest, least := "", 3
	for _, w := range words {
		if d := distance(word, w); d < least && d*3 <= len(w) {
			nearest, least = w, d
		}
	}
	return nearest
}

// distance returns how many edits turn one word into another. An edit adds, removes or
// replaces a character, or swaps two neighbours.
func distance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range len(a) {
		last, row, next := rows[0], rows[1], rows[2]
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], last[j-1]+1)
			}
		}
		rows = [3][]int{row, next, last}
	}
	return rows[1][len(b)]
}
