package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/goplsbuild"
)

const goplsUsage = `Gopls builds gopls, the language server for Go, with cbclint inside: gopls has
no plugins. The sources come from the module proxy.

Usage: cbclint gopls -o FILE [-version VERSION]

  -o FILE
    	write the program to FILE
  -version VERSION
    	of gopls (default the newest one known that the Go on the PATH can build)

The exit code is 0 if the program is built, else 1.

For example:

	cbclint gopls -o ~/bin/gopls-cbclint

Then have the editor run that program in place of gopls.
`

// runGopls is the command "cbclint gopls".
func runGopls(args []string) error {
	fs := cli.NewFlags("gopls")
	build := goplsbuild.Build{Progress: os.Stderr}
	fs.StringVar(&build.Output, "o", "", "")
	fs.StringVar(&build.Version, "version", "", "")
	switch others, err := cli.ParseFlags(fs, goplsUsage, args); {
	case err != nil:
		return err
	case len(others) != 0:
		return fmt.Errorf("gopls: unexpected argument %q", others[0])
	case build.Output == "":
		return errors.New(`gopls: want the name of the program, as in "cbclint gopls -o gopls-cbclint"`)
	}
	var err error
	if build.Source, err = goplsbuild.OwnSource(); err != nil {
		return within("gopls", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return within("gopls", build.Run(ctx))
}
