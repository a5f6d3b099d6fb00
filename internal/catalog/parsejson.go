package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

// parseJSON reads the file as an object, or as a bare array of codes.
func (f *File) parseJSON() error {
	l := &lexer{File: f}
	if err := l.file(); err != nil {
		return err
	}
	if end := l.next(); end < len(f.data) {
		return f.errorAt(end, "there is more behind the catalog")
	}
	return nil
}

func (l *lexer) file() error {
	if l.is('[') {
		l.Partial = true // an array does not claim to be complete
		return l.codes()
	}
	f := l.File
	return l.object(func(key string) (err error) {
		switch key {
		case "$schema":
			f.Schema, err = l.text("a text in quotes")
		case "source":
			f.Source, err = l.text("a text in quotes")
		case "package":
			f.packageAt = l.next()
			f.Package, err = l.text("a text in quotes")
		case "partial":
			f.Partial, err = l.bool()
		case "codes":
			err = l.codes()
		default:
			err = unknown(key, "$schema", "source", "package", "partial", "codes")
		}
		return err
	})
}

// codes reads the array of codes.
func (l *lexer) codes() error {
	places := make(places)
	return l.array(func() error {
		var record Record
		clear(places)
		places[""] = l.next()
		err := l.object(func(key string) (err error) {
			places[key] = l.next()
			switch key {
			case "status":
				record.Status, err = l.int()
				return err
			case "twins":
				return l.array(func() error {
					twin, err := l.text("a code in quotes")
					record.Twins = append(record.Twins, codes.Code(twin))
					return err
				})
			}
			field := record.text(key)
			if field == nil {
				return unknown(key, fieldNames...)
			}
			*field, err = l.text("a text in quotes")
			return err
		})
		if err != nil {
			return err
		}
		return l.add(record, places)
	})
}

// object reads an object. It calls value at the value of each key.
func (l *lexer) object(value func(key string) error) error {
	if err := l.mark('{', "an object"); err != nil {
		return err
	}
	var seen []string
	return l.list('}', func() error {
		at := l.next()
		key, err := l.text("a key in quotes")
		if err != nil {
			return err
		}
		if slices.Contains(seen, key) {
			return l.errorAt(at, "%q is there twice", key)
		}
		seen = append(seen, key)
		if err := l.mark(':', "a colon"); err != nil {
			return err
		}
		err = value(key)
		var unknown unknownKey
		if errors.As(err, &unknown) {
			return l.errorAt(at, "%s", unknown)
		}
		return err
	})
}

// array reads an array. It calls value at each of its values.
func (l *lexer) array(value func() error) error {
	if err := l.mark('[', "an array"); err != nil {
		return err
	}
	return l.list(']', value)
}

// list reads what is separated by commas, up to the end mark.
func (l *lexer) list(end byte, each func() error) error {
	if l.is(end) {
		return l.mark(end, "")
	}
	for {
		if err := each(); err != nil {
			return err
		}
		if l.is(end) {
			return l.mark(end, "")
		}
		if err := l.mark(',', "a comma or "+string(end)); err != nil {
			return err
		}
	}
}

// An unknownKey is the error that a key is unknown.
type unknownKey string

func (k unknownKey) Error() string { return string(k) }

func unknown(key string, want ...string) error {
	return unknownKey(fmt.Sprintf("unknown key %q; want one of %s", short(key), strings.Join(want, ", ")))
}
