package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/cbclint/cbclint/internal/goplsbuild"
)

const goplsUsage = `Gopls builds gopls, the language server for Go, with cbclint inside: gopls has
no plugins. The sources come from the module proxy.

Usage: cbclint gopls -o FILE [-version VERSION]

  -o FILE
    	write the program to FILE
  -version VERSION
    	of gopls (default the newest one known that the Go on the PATH can build)

For example:

	cbclint gopls -o ~/bin/gopls-cbclint

Then have the editor run that program in place of gopls.
`

// runGopls is the command "cbclint gopls".
func runGopls(args []string) error {
	fs := flag.NewFlagSet("gopls", flag.ContinueOnError)
	fs.Usage = func() { _, _ = fmt.Fprint(fs.Output(), goplsUsage) }
	build := goplsbuild.Build{Progress: os.Stderr}
	fs.StringVar(&build.Output, "o", "", "")
	fs.StringVar(&build.Version, "version", "", "")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return nil
	case err != nil:
		return errSaid
	case fs.NArg() != 0:
		return fmt.Errorf("gopls: unexpected argument %q", fs.Arg(0))
	case build.Output == "":
		return errors.New(`gopls: want the name of the program, as in "cbclint gopls -o gopls-cbclint"`)
	}
	var err error
	if build.Source, err = ownSource(); err != nil {
		return err
	}
	return build.Run()
}

// ownSource returns where the sources of this program are: the checkout that it
// was built in, or the version that it was installed as.
func ownSource() (goplsbuild.Source, error) {
	if _, name, _, ok := runtime.Caller(0); ok {
		root := filepath.Dir(filepath.Dir(filepath.Dir(name)))
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil && !strings.Contains(root, "@") {
			return goplsbuild.Source{Dir: root}, nil
		}
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" || strings.Contains(info.Main.Version, "+dirty") {
		return goplsbuild.Source{}, errors.New("gopls: this cbclint does not know its version, and its sources are gone; " +
			"install it by \"go install github.com/cbclint/cbclint/cmd/cbclint@VERSION\"")
	}
	return goplsbuild.Source{Version: info.Main.Version}, nil
}
