package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/codes"
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
text, such as a line of a log or the body of an answer. Near an unknown code, the
codes that it may stand for are listed.

The exit code is 0 if all codes are known. It is 1 if one is not, while the
others are explained, or if something else is wrong.

For example:

	cbclint explain CBC.5003
	cbclint explain 99005003 apigw.0308
	cbclint explain '{"error_code": "CBC.0250", "error_msg": "Request control."}'
	cbclint explain -format=json CBC.5003
`

// runExplain is the command "cbclint explain".
func runExplain(args []string) error {
	fs := cli.NewFlags("explain")
	x := explaining{seen: make(map[string]bool)}
	lang, load := declareLang(fs), declareCatalog(fs)
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
	x.lang = *lang
	if x.catalog, err = load(catalog.APIGW); err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	shipped, err := catalog.Load(catalog.APIGW)
	if err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	x.shipped = known{shipped, x.catalog.constants}
	for _, text := range texts {
		x.read(text)
	}
	if x.mayBeRight {
		x.writeNote()
	}
	if format == "json" {
		err = codestext.WriteJSON(os.Stdout, x.entries)
	} else {
		err = x.write(os.Stdout)
	}
	if err != nil {
		return err
	}
	if x.unknown.Len() > 0 {
		fmt.Fprint(os.Stderr, x.unknown.String())
		return cli.ExitCode(1)
	}
	return nil
}

// explaining is a run of the command.
type explaining struct {
	lang             codestext.Lang
	catalog, shipped known
	seen             map[string]bool
	entries          []catalog.Entry // to explain
	unknown          strings.Builder // what there is to say about the rest
	mayBeRight       bool            // one of these has the form of a code
}

// read finds the codes that an argument asks for.
func (x *explaining) read(text string) {
	asked := askedFor(x.catalog.Catalog, text)
	if len(asked) == 0 {
		x.writeNone(text)
	}
	for _, a := range asked {
		e, ok := x.catalog.Lookup(a.code)
		if ok && a.spelled != a.code {
			fmt.Fprintf(os.Stderr, "cbclint: explain: "+x.lang.Choose("%q is read as %s", "%q 按 %s 解读")+"\n", a.spelled, a.code)
		}
		switch {
		case x.seen[a.code]:
			continue
		case ok:
			x.entries = append(x.entries, e)
		default:
			x.writeUnknown(a)
		}
		x.seen[a.code] = true
	}
}

// write writes what there is to say about the codes that are known.
func (x *explaining) write(w io.Writer) error {
	for i, e := range x.entries {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		explanation := codestext.Explanation{Entry: e, Twins: make(map[codes.Code]catalog.Entry)}
		for _, twin := range e.Twins {
			explanation.Twins[twin], _ = x.catalog.Lookup(string(twin))
		}
		explanation.Shipped, _ = x.shipped.Lookup(string(e.Code))
		if err := explanation.Write(w, x.lang); err != nil {
			return err
		}
	}
	return nil
}
