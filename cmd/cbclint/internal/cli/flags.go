package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// NewFlags returns the flags of a command, none yet. Its name is all the words
// of the command, e.g. "catalog diff".
func NewFlags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard) // ParseFlags says what there is to say
	return fs
}

// ParseFlags parses the flags of a command, which may stand before, between and
// behind its other arguments, and returns the latter. It prints the usage if that
// is asked for; the error is errHelp then.
func ParseFlags(fs *flag.FlagSet, usage string, args []string) (others []string, err error) {
	for {
		switch err := fs.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			if _, err := io.WriteString(os.Stdout, usage); err != nil {
				return nil, err
			}
			return nil, ErrHelp
		case err != nil:
			return nil, fmt.Errorf("%s: %w; run \"cbclint %s -h\" for the flags", fs.Name(), err, fs.Name())
		}
		rest := fs.Args()
		if len(rest) == 0 {
			return others, nil
		}
		if at := len(args) - len(rest); at > 0 && args[at-1] == "--" {
			return append(others, rest...), nil
		}
		others, args = append(others, rest[0]), rest[1:]
	}
}

// ListVar declares a flag that is a list of words, separated by commas. It must not be
// empty.
func ListVar(fs *flag.FlagSet, list *[]string, name string) {
	fs.Func(name, "", func(value string) error {
		if *list = Words(value); len(*list) == 0 {
			return errors.New("the list is empty")
		}
		return nil
	})
}

// Words returns the words of a list with commas.
func Words(list string) []string {
	var words []string
	for word := range strings.SplitSeq(list, ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// IsHelp reports whether an argument asks for help.
func IsHelp(arg string) bool {
	return slices.Contains([]string{"-h", "--h", "-help", "--help"}, arg)
}
