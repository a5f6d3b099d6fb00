package progen

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A Layout says how a module of programs gets package codes.
type Layout int

// The layouts of a module.
const (
	Replaced       Layout = iota // from a folder, by a replace directive
	Vendored                     // from its vendor folder
	Workspace                    // from another module of its workspace
	VendoredInWork               // from the vendor folder of its workspace
)

func (l Layout) String() string {
	return [...]string{"replaced", "vendored", "workspace", "vendored workspace"}[l]
}

// Support is like the function [Support] for a layout. It reads package codes from the
// module at the path root. A build must not switch workspaces off.
func (l Layout) Support(root string) (map[string]string, error) {
	files := Support(root)
	if l == Replaced {
		return files, nil
	}
	files["go.mod"] = goMod()
	folder := "vendor/github.com/cbclint/cbclint"
	if l == Workspace {
		folder = "cbclint"
		files["cbclint/go.mod"] = "module github.com/cbclint/cbclint\n\ngo 1.25.0\n"
	}
	switch l {
	case Vendored:
		files["vendor/modules.txt"] = modulesTxt
	case Workspace:
		files["go.work"] = "go " + goVersion() + ".0\n\nuse (\n\t.\n\t./cbclint\n)\n"
	case VendoredInWork:
		files["vendor/modules.txt"] = "## workspace\n" + modulesTxt
		files["go.work"] = "go " + goVersion() + ".0\n\nuse .\n"
	}
	names, err := filepath.Glob(filepath.Join(root, "codes", "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files[folder+"/codes/"+filepath.Base(name)] = string(data)
	}
	return files, nil
}

// goVersion returns the version of the language that programs are in.
func goVersion() string {
	if has126() {
		return "1.26"
	}
	return "1.25"
}

func goMod() string {
	return fmt.Sprintf("module example.com/gen\n\ngo %s.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n", goVersion())
}

const modulesTxt = `# github.com/cbclint/cbclint v0.0.0
## explicit; go 1.25.0
github.com/cbclint/cbclint/codes
`
