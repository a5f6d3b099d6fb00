package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/packages"

	cbclint "github.com/cbclint/cbclint/analyzer"
)

// patience is how long a run may take before larger ones are skipped.
const patience = 10 * time.Second

// curves measures how time grows with hostile input, for Run and for the command that
// imports a page.
func curves() error {
	if err := curve("Run", files(), runOn); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "cbclint-curves")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder
	exe := filepath.Join(dir, "cbclint")
	if out, err := exec.Command("go", "build", "-C", "../..", "-o", exe, "./cmd/cbclint").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return curve("cbclint catalog import", pages(), func(page string) (time.Duration, error) {
		if err := os.WriteFile(filepath.Join(dir, "page.md"), []byte(page), 0o644); err != nil {
			return 0, err
		}
		cost, err := measure(dir, command{"import", []string{exe, "catalog", "import", "page.md"}})
		return cost.wall, err
	})
}

// curve prints how long a run takes on inputs of growing size.
func curve(what string, inputs []hostile, run func(string) (time.Duration, error)) error {
	fmt.Printf("%s on hostile input (the shortest of 3 times); what is linear takes about 8 times as long for 8n:\n\n", what)
	fmt.Println("| input | size n | time for n | 2n | 4n | 8n | 8n / n |\n| --- | --- | --- | --- | --- | --- | --- |")
	for _, input := range inputs {
		fmt.Printf("| %s | %d |", input.name, input.n)
		var times []time.Duration
		for n := input.n; n <= 8*input.n; n *= 2 {
			if len(times) > 0 && times[len(times)-1] > patience {
				fmt.Print(" |")
				continue
			}
			took, err := shortest(input.text(n), run)
			if err != nil {
				return fmt.Errorf("%s, %d: %w", input.name, n, err)
			}
			times = append(times, took)
			fmt.Printf(" %.1f ms |", float64(took.Microseconds())/1000)
		}
		if len(times) == 4 {
			fmt.Printf(" %.1f |\n", ratio(times[3], times[0]))
		} else {
			fmt.Println(" too slow |")
		}
	}
	fmt.Println()
	return nil
}

// shortest returns the shortest of three times. If the first is long, it returns that.
func shortest(text string, run func(string) (time.Duration, error)) (time.Duration, error) {
	var times []time.Duration
	for range 3 {
		took, err := run(text)
		if err != nil {
			return 0, err
		}
		times = append(times, took)
		if took > time.Second {
			break
		}
	}
	return slices.Min(times), nil
}

// runOn returns how long Run takes on a package with one file, in memory.
func runOn(text string) (time.Duration, error) {
	pkg := &packages.Package{Fset: token.NewFileSet(), TypesSizes: types.SizesFor("gc", "amd64"), TypesInfo: &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Instances: make(map[*ast.Ident]types.Instance), Defs: make(map[*ast.Ident]types.Object),
		Uses: make(map[*ast.Ident]types.Object), Implicits: make(map[ast.Node]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection), Scopes: make(map[ast.Node]*types.Scope),
	}}
	file, err := parser.ParseFile(pkg.Fset, "p.go", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return 0, err
	}
	pkg.Syntax = []*ast.File{file}
	config := types.Config{Importer: anything{}, Sizes: pkg.TypesSizes}
	if pkg.Types, err = config.Check("example.com/p", pkg.Fset, pkg.Syntax, pkg.TypesInfo); err != nil {
		return 0, err
	}
	a := cbclint.New(cbclint.Settings{})
	pass := newPass(a, pkg, inspector.New(pkg.Syntax))
	pass.ReadFile = func(string) ([]byte, error) { return []byte(text), nil }
	start := time.Now()
	_, err = a.Run(pass)
	return time.Since(start), err
}

// anything imports any package as an empty one.
type anything struct{}

func (anything) Import(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, filepath.Base(path))
	pkg.MarkComplete()
	return pkg, nil
}
