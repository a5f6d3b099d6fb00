package lint

import (
	"os"
	"os/exec"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/preselect"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/progress"
)

// A selection says which packages to load with types.
type selection struct {
	matched    []preselect.Package // all that the patterns match
	mayMention []preselect.Package // those to load, unless whole is set
	whole      bool                // load everything
}

// selectPackages returns the packages to load: those that may mention a code, or all. It
// returns an error if the settings of a matched package are wrong.
func selectPackages(search *preselect.Search, o Options, progress *progress.Progress) (selection, error) {
	if usesDriver() {
		return selection{whole: true}, nil
	}
	found, err := search.Packages()
	if err != nil {
		return selection{}, err
	}
	selected := selection{matched: found.Matched, mayMention: found.MayMention}
	if len(found.Matched) == 0 {
		selected.whole = true
		return selected, nil // the loader reports it
	}
	if found.Warning != "" {
		progress.Print(found.Warning)
	}
	selected.whole = o.Full
	for _, p := range found.MayMention {
		selected.whole = selected.whole || !isPattern(p.Path)
	}
	return selected, nil
}

// usesDriver reports whether a driver for another build system provides the packages. The
// go command knows nothing about them.
func usesDriver() bool {
	switch os.Getenv("GOPACKAGESDRIVER") {
	case "off":
		return false
	case "":
		_, err := exec.LookPath("gopackagesdriver")
		return err == nil
	}
	return true
}

// isPattern reports whether the path of a package works as a pattern. These do not: the
// path of a list of files, a folder outside of a module, and a path that looks like a
// file name or like the file with which go vet runs a tool.
func isPattern(path string) bool {
	return path != "command-line-arguments" && !strings.HasPrefix(path, "_/") && !strings.HasSuffix(path, ".cfg") && !strings.HasSuffix(path, ".go")
}
