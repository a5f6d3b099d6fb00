// Package cli has what all commands of cbclint do in the same way: flags, exit codes, and
// what a terminal shows.
package cli

import (
	"errors"
	"fmt"
)

// ErrHelp says that help was asked for, and given.
var ErrHelp = errors.New("help")

// An ExitCode is what a command exits with that has said why itself.
type ExitCode int

func (e ExitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Findings is the exit code that says that there are findings.
const Findings = 3

// ErrReported is an error about which all has been said.
var ErrReported = errors.New("reported")
