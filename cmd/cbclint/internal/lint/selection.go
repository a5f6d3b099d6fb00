package lint

import (
	"os"
	"os/exec"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/preselect"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/progress"
)

// A selection is which packages are to be loaded with types.
type selection struct {
	matched    []preselect.Package // all that the patterns match
	mayMention []preselect.Package // those to load, unless it is everything
	whole      bool                // whether everything is to be loaded
}

// selectPackages returns the packages to load: those that may mention a code, or all. It
// returns an error if the settings of one that is matched have one.
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
		return selected, nil // the loader says so
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

// usesDriver reports whether packages come from a driver for another build system,
// of which the go command knows nothing.
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

// isPattern reports whether the path of a package can be handed over as a
// pattern: not those of files, of folders outside of a module, and of what the
// driver takes for the file by which go vet runs a tool.
func isPattern(path string) bool {
	return path != "command-line-arguments" && !strings.HasPrefix(path, "_/") && !strings.HasSuffix(path, ".cfg") && !strings.HasSuffix(path, ".go")
}
