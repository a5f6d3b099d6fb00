// Golangci is golangci-lint with the plugin of cbclint, as "golangci-lint custom" builds
// it.
package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/cbclint/cbclint/analyzer/golangci"
)

func main() {
	build := commands.BuildInfo{Version: version(), Commit: "none", Date: "unknown"}
	if err := commands.Execute(build); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitcodes.Failure)
	}
}

// version returns the version of the golangci-lint inside.
func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, dep := range info.Deps {
		if dep.Path == "github.com/golangci/golangci-lint/v2" {
			return dep.Version[len("v"):]
		}
	}
	return "unknown"
}
