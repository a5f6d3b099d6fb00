package analyzer

import "maps"

// A table is a map that states share until one of them changes it.
type table[K comparable, V any] struct {
	entries map[K]V
	frozen  bool // other states have it
}

func newTable[K comparable, V any]() *table[K, V] {
	return &table[K, V]{entries: make(map[K]V)}
}

// set returns the table with a changed entry: a copy if others have it.
func (t *table[K, V]) set(k K, v V) *table[K, V] {
	t = t.own()
	t.entries[k] = v
	return t
}

// without returns the table without an entry.
func (t *table[K, V]) without(k K) *table[K, V] {
	t = t.own()
	delete(t.entries, k)
	return t
}

// freeze returns the table, which others have from now on.
func (t *table[K, V]) freeze() *table[K, V] {
	t.frozen = true
	return t
}

func (t *table[K, V]) equal(other *table[K, V], same func(a, b V) bool) bool {
	return t == other || maps.EqualFunc(t.entries, other.entries, same)
}

func (t *table[K, V]) own() *table[K, V] {
	if t.frozen {
		return &table[K, V]{entries: maps.Clone(t.entries)}
	}
	return t
}
