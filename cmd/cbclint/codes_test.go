package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/creack/pty"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestCodes: the table has exactly the codes that match all filters, in the order of the
// catalog. Standard error says how many there are.
func TestCodes(t *testing.T) {
	all := slices.Collect(catalog.Builtin().All())
	resendable := func(e catalog.Entry) bool {
		return (e.Family == codes.FamilyCommon || e.Family == codes.FamilyOrder) && e.Status/100 == 4 && e.Retry.Retryable()
	}
	balance := func(e catalog.Entry) bool { return strings.Contains(e.English+e.Chinese, "余额") }
	for _, test := range []struct {
		locale string
		args   []string
		lang   codestext.Lang
		want   func(catalog.Entry) bool
	}{
		{"C", []string{"-family=common,order", "-retry=throttled,transient,conflict", "-status=4xx"}, codestext.English, resendable},
		{"C", []string{"-family= Order , COMMON", "-retry=retryable", "-status=4xx", "-prefix=cbc."}, codestext.English, resendable},
		{"zh_CN.UTF-8", []string{"余额"}, codestext.Chinese, balance},
		{"C", []string{"余额", "-lang=zh"}, codestext.Chinese, balance},
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(e catalog.Entry) bool { return !test.want(e) })
		var table strings.Builder
		if err := codestext.WriteTable(&table, found, test.lang, 0); err != nil || len(found) < 3 {
			t.Fatalf("%d codes, %v", len(found), err)
		}
		want := drivertest.Result{Stdout: table.String(), Stderr: fmt.Sprintf(test.lang.Choose("%d of %d codes\n", "%d / %d 个错误码\n"), len(found), len(all))}
		if r := look(t, t.TempDir(), test.locale, append([]string{"codes"}, test.args...)...); r != want {
			t.Errorf("cbclint codes %s: exit code %d\n%s%s\nwant\n%s%s", test.args, r.Exit, r.Stdout, r.Stderr, want.Stdout, want.Stderr)
		}
	}
}

// TestCodesFilters: each filter lists exactly the codes that match it. Words match in any
// order, case and width.
func TestCodesFilters(t *testing.T) {
	dir, total := t.TempDir(), len(slices.Collect(codes.All()))
	for args, want := range map[string]func(codes.Info) bool{
		"-retry=retryable":           func(i codes.Info) bool { return i.Retry.Retryable() },
		"-retry=reauth,exhausted":    func(i codes.Info) bool { return i.Retry == codes.RetryReauth || i.Retry == codes.RetryExhausted },
		"-status=5xx":                func(i codes.Info) bool { return i.Status >= 500 },
		"-status=200,404":            func(i codes.Info) bool { return i.Status == 200 || i.Status == 404 },
		"-family=coupon":             func(i codes.Info) bool { return i.Family == "coupon" },
		"BALANCE ｉｎsufficient":       func(i codes.Info) bool { return strings.Contains(i.Name, "InsufficientBalance") },
		"cbc.9900300 -prefix=CBC":    func(i codes.Info) bool { return strings.HasPrefix(string(i.Code), "CBC.9900300") },
		"requested resource found":   func(i codes.Info) bool { return i.Code == "CBC.0160" },
		"FLOWCONTROL":                func(i codes.Info) bool { return i.Code == codes.FlowControl },
		"-status=2XX -retry=success": func(i codes.Info) bool { return i.Code == codes.Success },
	} {
		r := look(t, dir, "C", append([]string{"codes"}, strings.Fields(args)...)...)
		var got, all []string
		outside := 0
		for line := range strings.Lines(r.Stdout) {
			got = append(got, strings.Fields(line)[0])
		}
		for info := range codes.All() {
			if want(info) {
				all = append(all, string(info.Code))
				if info.Source != codes.PublishedTable {
					outside++
				}
			}
		}
		if len(all) == 0 || !slices.Equal(got[min(1, len(got)):], all) {
			t.Errorf("cbclint codes %s: %s; want %s", args, got, all)
		}
		count := fmt.Sprintf("%d of %d codes", len(all), total)
		if outside > 0 {
			count += fmt.Sprintf("; %d not in Huawei Cloud's table of CBC codes: explain names the source", outside)
		}
		if r.Stderr != count+"\n" {
			t.Errorf("cbclint codes %s: %q; want %q", args, r.Stderr, count)
		}
	}
}

// TestCodesReadBack: JSON and CSV output can be read as a catalog file, and gives the
// same codes.
func TestCodesReadBack(t *testing.T) {
	own := folder(t, map[string]string{"own.json": `{"partial": true, "codes": [{"code": "DMS.001", "chinese": "忙, \"x\"\n。", "retry": "conflict"}, {"code": "CBC.5003", "status": 402}]}`})
	for name, catalogs := range map[string][]string{"": nil, "apigw": {"apigw"}, "own.json": {filepath.Join(own, "own.json")}} {
		want, err := catalog.Load(catalogs...)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range []string{"json", "csv"} {
			r := look(t, own, "zh_CN", "codes", "-catalog="+name, "-format="+format)
			if r.Exit != 0 || r.Stderr != "" {
				t.Fatalf("%s: %q", name, r.Stderr)
			}
			file := filepath.Join(t.TempDir(), "c."+format)
			if err := os.WriteFile(file, []byte(r.Stdout), 0o644); err != nil {
				t.Fatal(err)
			}
			got, err := catalog.Load(file)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := slices.Collect(got.All()), slices.Collect(want.All()); !reflect.DeepEqual(a, b) {
				t.Errorf("%s: the %d codes of %s are others", name, len(a), format)
			}
		}
	}
}

// TestCodesOnTerminal: on a terminal, lines are cut to its width and have no colour. In a
// pipe they are whole, whatever the locale.
func TestCodesOnTerminal(t *testing.T) {
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Skip(err) // e.g. in a sandbox without /dev/ptmx
	}
	defer terminal.Close() //nolint:errcheck // nothing is written to it
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 120}); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "codes", "-lang=zh")
	cmd.Dir, cmd.Stdout, cmd.Env = t.TempDir(), tty, append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=")
	var out bytes.Buffer
	read := make(chan struct{})
	go func() {
		defer close(read)
		_, _ = io.Copy(&out, terminal) // ends with an error when the other side is closed
	}()
	err = cmd.Run()
	_ = tty.Close()
	<-read
	shown := strings.Split(strings.TrimSuffix(strings.ReplaceAll(out.String(), "\r", ""), "\n"), "\n")
	whole := strings.Split(strings.TrimSuffix(look(t, t.TempDir(), "zh_CN", "codes").Stdout, "\n"), "\n")
	lines := 1 + len(slices.Collect(codes.All()))
	if err != nil || len(shown) != lines || len(whole) != lines || strings.Contains(out.String(), "\x1b") {
		t.Fatalf("%d lines, in a pipe %d, %v", len(shown), len(whole), err)
	}
	cut := 0
	for i, line := range shown {
		before, isCut := strings.CutSuffix(line, "…")
		if isCut {
			cut++
		}
		if codestext.Width(line) > 120 || !strings.HasPrefix(whole[i], before) || !isCut && line != whole[i] {
			t.Errorf("%q; in a pipe %q", line, whole[i])
		}
	}
	if cut == 0 || strings.Contains(strings.Join(whole, ""), "…") {
		t.Errorf("%d lines are cut", cut)
	}
}
