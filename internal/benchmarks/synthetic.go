package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// synthetic writes a module of packages with files, some of which have a code,
// to a temporary folder.
func synthetic(packages, files, codes int) (string, error) {
	dir, err := os.MkdirTemp("", "cbclint-synthetic")
	if err != nil {
		return "", err
	}
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(name), 0o755)
		}
		if err == nil {
			err = os.WriteFile(name, []byte(text), 0o644)
		}
	}
	write("go.mod", "module example.com/synthetic\n\ngo 1.25.0\n")
	for p := range packages {
		for f := range files {
			code := "DMS.00400026"
			if f == 0 && p*codes/packages != (p+1)*codes/packages {
				code = "CBC.5030"
			}
			write(fmt.Sprintf("p%d/f%d.go", p, f), source(p, f, code))
		}
	}
	return dir, err
}

// source returns a file of about 200 lines, as they are in a client of an API.
func source(p, f int, code string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package p%d\n\nimport (\n\t\"encoding/json\"\n\t\"fmt\"\n\t\"strings\"\n)\n\nconst code%d = %q\n", p, f, code)
	for i := range 12 {
		fmt.Fprintf(&b, `
type request%[1]d_%[2]d struct {
	Name   string            `+"`json:\"name\"`"+`
	Labels map[string]string `+"`json:\"labels\"`"+`
	Count  int               `+"`json:\"count\"`"+`
}

func (r *request%[1]d_%[2]d) encode() ([]byte, error) {
	if strings.TrimSpace(r.Name) == "" || r.Count < %[2]d {
		return nil, fmt.Errorf("request %%q: bad count %%d", r.Name, r.Count)
	}
	for key, value := range r.Labels {
		r.Labels[strings.ToLower(key)] = strings.ReplaceAll(value, "a", "b")
	}
	return json.Marshal(r)
}
`, f, i)
	}
	return b.String()
}
