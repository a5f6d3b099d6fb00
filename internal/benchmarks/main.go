// Benchmarks compares cbclint with its peers. It measures the command on a given module
// or on synthetic ones, and Run alone on the standard library. It prints ratios within
// one run, as tables in Markdown, and how the time grows with hostile input.
//
//	go run . [-packages N] [-files N] [-codes N] [DIR]
//	go run . -curves
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	packages := flag.Int("packages", 120, "the packages of the synthetic module")
	files := flag.Int("files", 20, "the files of each")
	codes := flag.Int("codes", 3, "how many of its literals are codes")
	only := flag.Bool("curves", false, "only how the time grows with hostile input")
	flag.Parse()
	if *only {
		exitOn(curves())
		return
	}
	exitOn(run(*packages, *files, *codes, flag.Arg(0)))
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(packages, files, codes int, dir string) error {
	if dir != "" {
		return commands(dir, dir)
	}
	for _, codes := range []int{codes, 0} {
		dir, err := synthetic(packages, files, codes)
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder
		if err := commands(dir, fmt.Sprintf("%d packages of %d files with %d codes", packages, files, codes)); err != nil {
			return err
		}
	}
	if err := runs(".", "the standard library", "std"); err != nil {
		return err
	}
	dense, err := dense()
	if err != nil {
		return err
	}
	defer os.RemoveAll(dense) //nolint:errcheck // a temporary folder
	if err := runs(dense, "a package full of codes", "."); err != nil {
		return err
	}
	return curves()
}
