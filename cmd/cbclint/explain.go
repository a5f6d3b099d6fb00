package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/lookup"
	"github.com/cbclint/cbclint/internal/catalog"
)

const explainUsage = `Explain tells all that is known about codes: what Huawei Cloud publishes, the
HTTP status and both messages, and what this project thinks: the family, whether
and when resending helps and why, what to do, the code for the same condition in
other operations, the constant. It knows the codes of CBC and those of the API
gateway (APIGW and APIG), and further ones from the files that -catalog names, or
without that flag from those that the .cbclint.yml for this folder names. Where
its codes-package names a package, that is the one with the constants.

Usage: cbclint explain [-lang en|zh] [-format text|json] [-catalog F,…] CODE…

  -lang en|zh
    	English or Chinese (default what LC_ALL, LC_MESSAGES or LANG says, else
    	English); the reasons are in English
  -format text|json
    	text for people, or an array of objects for programs (default text)
  -catalog F,…
    	files with further codes, .json or .csv, as seen from this folder

A CODE may be spelled badly (cbc-5003, "CBC 5003", ＣＢＣ．５００３); digits alone are
those of a CBC code, or of another one if CBC has none. It may stand in a longer
text, such as a line of a log or the body of an answer, and be named by its constant
(codes.FlowControl). "-" stands for the lines of standard input. Near an unknown
code, the codes that it may stand for are listed.

The exit code is 0 if all codes are known. It is 1 if one is not, while the
others are explained, or if something else is wrong.

For example:

	cbclint explain CBC.5003
	cbclint explain 99005003 apigw.0308
	cbclint explain '{"error_code": "CBC.0250", "error_msg": "Request control."}'
	cbclint explain -format=json CBC.5003
	cbclint explain codes.FlowControl
	grep CBC server.log | cbclint explain -
`

// runExplain is the command "cbclint explain".
func runExplain(args []string) error {
	fs := cli.NewFlags("explain")
	lang, load := langFlag(fs), catalogFlag(fs)
	var format string
	fs.StringVar(&format, "format", "text", "")
	texts, err := cli.ParseFlags(fs, explainUsage, args)
	switch {
	case err != nil:
		return err
	case format != "text" && format != "json":
		return fmt.Errorf("explain: -format=%s; want text or json", format)
	case len(texts) == 0:
		return errors.New(`explain: want a code, as in "cbclint explain CBC.5003"`)
	}
	view, err := load(catalog.APIGW)
	if err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	x, err := lookup.NewExplainer(view, *lang)
	if err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	for _, text := range texts {
		remarks := ""
		if text == "-" {
			if remarks, err = x.ReadLines("standard input", os.Stdin); err != nil {
				return fmt.Errorf("explain: %w", err)
			}
		} else {
			remarks = x.Read(text)
		}
		fmt.Fprint(os.Stderr, remarks)
	}
	write := func(w io.Writer) error { return x.Write(w, cli.TerminalWidth()) }
	if format == "json" {
		write = x.WriteJSON
	}
	if err := write(os.Stdout); err != nil {
		return err
	}
	if unknown := x.Unknown(); unknown != "" {
		fmt.Fprint(os.Stderr, unknown)
		return cli.ExitCode(1)
	}
	return nil
}
