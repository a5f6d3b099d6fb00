package main

import (
	"fmt"
	"runtime/debug"
)

// printVersion is the command "cbclint version".
func printVersion([]string) error {
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
