// Package cli has what all commands of cbclint share: flags, exit codes, and the output
// for terminals.
package cli

import (
	"errors"
	"fmt"
)

// ErrHelp says that the user asked for help and got it.
var ErrHelp = errors.New("help")

// An ExitCode is an error of a command that has already said what is wrong.
type ExitCode int

func (e ExitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Findings is the exit code if there are findings.
const Findings = 3

// ErrReported is an error that has been printed already.
var ErrReported = errors.New("reported")
