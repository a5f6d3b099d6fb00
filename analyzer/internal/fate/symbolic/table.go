package symbolic

import "slices"

// A Table is what a map holds, as far as the program says so.
type Table struct {
	Entries []entry
	used    *int // how much of the array behind entries other tables have taken
}

type entry struct {
	Key   *Term // a constant
	Value *Value
}

// With returns the table with one more entry.
func (t *Table) With(key *Term, v *Value) *Table {
	if t.used == nil {
		t.used = new(int)
		*t.used = len(t.Entries)
	}
	if *t.used != len(t.Entries) {
		t = &Table{Entries: append([]entry(nil), t.Entries...), used: new(int)}
	}
	more := Table{append(t.Entries, entry{key, v}), t.used}
	*t.used = len(more.Entries)
	return &more
}

// Equal reports whether two tables hold the same.
func (t *Table) Equal(other *Table) bool {
	if t == other {
		return true
	}
	if t == nil || other == nil || len(t.Entries) != len(other.Entries) {
		return false
	}
	for i, e := range t.Entries {
		if e.Key != other.Entries[i].Key || !e.Value.Equal(other.Entries[i].Value) {
			return false
		}
	}
	return true
}

// Find returns the value of a key, or nil.
func (t *Table) Find(key *Term) *Value {
	for _, e := range slices.Backward(t.Entries) {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// Names reports whether a key of the table is a code.
func (t *Table) Names(isCode func(string) bool) bool {
	for _, e := range t.Entries {
		if text, ok := e.Key.Text(); ok && isCode(text) {
			return true
		}
	}
	return false
}
