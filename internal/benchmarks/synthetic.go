package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// synthetic writes a module of packages with files to a temporary folder. Some files have
// a code.
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

// source returns a file of about 200 lines that looks like a part of an API client.
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

// dense writes a module with one package that is full of codes. It has 20 files of 50
// functions, each with a switch of five codes, a set and a log line.
func dense() (string, error) {
	dir, err := os.MkdirTemp("", "cbclint-dense")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/dense\n\ngo 1.25.0\n"), 0o644); err != nil {
		return "", err
	}
	for f := range 20 {
		var b strings.Builder
		b.WriteString("package dense\n\nimport \"fmt\"\n")
		for i := range 50 {
			fmt.Fprintf(&b, `
func handle%[1]d_%[2]d(code string, tries int) (bool, error) {
	retryable := map[string]bool{"CBC.0250": true, "CBC.3144": true, "CBC.99003651": true}
	switch code {
	case "CBC.5003", "CBC.99005003":
		return false, fmt.Errorf("no money: %%s", code)
	case "CBC.0154":
		return true, nil
	case "CBC.99000050":
		return false, fmt.Errorf("look first: %%q", "CBC.99000050 may have taken effect")
	default:
		if code == "CBC.0151" || tries > %[2]d {
			return false, nil
		}
	}
	return retryable[code], nil
}
`, f, i)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("f%d.go", f)), []byte(b.String()), 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}
