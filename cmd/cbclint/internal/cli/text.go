package cli

import (
	"fmt"
	"io"
	"os"
	"runtime"

	"golang.org/x/term"
)

// Say prints a line for people on standard error, or what stands in for it. That it cannot
// be printed is no error: there is nowhere to say so.
func Say(stderr io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(stderr, format+"\n", args...)
}

// Counted returns a number of things, e.g. "1 file" or "2 files".
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// HasColors reports whether standard output is a terminal that shows colors, and nobody has
// asked for none: see https://no-color.org.
func HasColors() bool {
	return runtime.GOOS != "windows" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(os.Stdout.Fd()))
}

// TerminalWidth returns the width of standard output in columns, or 0 if it is not a
// terminal.
func TerminalWidth() int {
	width, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return width
}
