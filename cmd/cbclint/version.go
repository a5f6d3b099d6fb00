package main

import (
	"fmt"
	"runtime/debug"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
)

const versionUsage = `Version tells the version of this program, and the Go release that built it.

Usage: cbclint version

The exit code is 0, or 1 if there is an argument.

For example:

	cbclint version
`

// printVersion is the command "cbclint version".
func printVersion(args []string) error {
	switch others, err := cli.ParseFlags(cli.NewFlags("version"), versionUsage, args); {
	case err != nil:
		return err
	case len(others) != 0:
		return fmt.Errorf("version: unexpected argument %q", others[0])
	}
	fmt.Println(version())
	return nil
}

// version returns e.g. "cbclint v1.2.3 (go1.26.8)".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "cbclint, built without module support"
	}
	return fmt.Sprintf("cbclint %s (%s)", info.Main.Version, info.GoVersion)
}
