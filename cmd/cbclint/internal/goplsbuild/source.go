package goplsbuild

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/cbclint/cbclint/internal/gomod"
)

// OwnSource returns the source of this program. It is the checkout that built the
// program, or the version that was installed.
func OwnSource() (Source, error) {
	if dir := checkout(); dir != "" {
		return Source{Dir: dir}, nil
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" || strings.Contains(info.Main.Version, "+dirty") {
		return Source{}, errors.New("this cbclint does not know its version, and its sources are gone; run it in a checkout, or " +
			"install it by \"go install github.com/cbclint/cbclint/cmd/cbclint@VERSION\"")
	}
	return Source{Version: info.Main.Version}, nil
}

// checkout returns the root of the checkout that this program was built in. If the
// program does not know that, it returns the root of the checkout in which it runs, or
// "".
func checkout() string {
	_, name, _, _ := runtime.Caller(0)
	if !filepath.IsAbs(name) { // built with -trimpath
		if info, ok := debug.ReadBuildInfo(); ok && info.Main.Sum != "" {
			return "" // the module proxy has it
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
