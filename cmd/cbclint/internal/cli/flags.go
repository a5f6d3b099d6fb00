package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/internal/similar"
)

// NewFlags returns an empty set of flags for a command. The name has all words of the
// command, e.g. "catalog diff".
func NewFlags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard) // ParseFlags reports errors
	return fs
}

// ParseFlags parses the flags of a command. They may come before, between and after the
// other arguments, which it returns. If the user asks for help, it prints the usage and
// returns ErrHelp.
func ParseFlags(fs *flag.FlagSet, usage string, args []string) (others []string, err error) {
	for {
		switch err := fs.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			if _, err := io.WriteString(os.Stdout, usage); err != nil {
				return nil, err
			}
			return nil, ErrHelp
		case err != nil:
			return nil, fmt.Errorf("%s: %w; %s", fs.Name(), err, Remedy(fs, err, "cbclint "+fs.Name()+" -h"))
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

// Remedy says what to do about a flag that is wrong: it names the flag that may be meant, or
// the command that lists the flags.
func Remedy(fs *flag.FlagSet, err error, help string) string {
	_, name, isUnknown := strings.Cut(err.Error(), "not defined: -")
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	switch meant := similar.Word(name, names); {
	case isUnknown && name == "tags":
		return "set GOFLAGS=-tags=… for build tags"
	case isUnknown && meant != "":
		return fmt.Sprintf("did you mean -%s?", meant)
	}
	return fmt.Sprintf("run %q for the flags", help)
}

// ListVar declares a flag with a list of words, separated by commas. The list must not be
// empty.
func ListVar(fs *flag.FlagSet, list *[]string, name string) {
	fs.Func(name, "", func(value string) error {
		if *list = Words(value); len(*list) == 0 {
			return errors.New("the list is empty")
		}
		return nil
	})
}

// Words returns the words of a list that is separated by commas.
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
