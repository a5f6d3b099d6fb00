package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"

	"golang.org/x/mod/modfile"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/goplsbuild"
	"github.com/cbclint/cbclint/internal/gomod"
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
	if build.Source, err = ownSource(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return build.Run(ctx)
}

// ownSource returns where the sources of this program are: the checkout that it
// was built in, or the version that it was installed as.
func ownSource() (goplsbuild.Source, error) {
	if dir := checkout(); dir != "" {
		return goplsbuild.Source{Dir: dir}, nil
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" || strings.Contains(info.Main.Version, "+dirty") {
		return goplsbuild.Source{}, errors.New("gopls: this cbclint does not know its version, and its sources are gone; run it in a checkout, or " +
			"install it by \"go install github.com/cbclint/cbclint/cmd/cbclint@VERSION\"")
	}
	return goplsbuild.Source{Version: info.Main.Version}, nil
}

// checkout returns the root of the checkout that this program was built in, or
// of the one that it runs in if it does not know the former, or "".
func checkout() string {
	_, name, _, _ := runtime.Caller(0)
	if !filepath.IsAbs(name) { // built with -trimpath
		if info, ok := debug.ReadBuildInfo(); ok && info.Main.Sum != "" {
			return "" // from the module proxy
		}
		name = "x"
	}
	dir, err := filepath.Abs(filepath.Dir(name))
	if err != nil {
		return ""
	}
	root := gomod.Root(dir)
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if root == "" || err == nil && strings.HasPrefix(root, strings.TrimSpace(string(cache))+string(filepath.Separator)) {
		return ""
	}
	data, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil || modfile.ModulePath(data) != "github.com/cbclint/cbclint" {
		return ""
	}
	return root
}
