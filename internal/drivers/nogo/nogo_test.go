// Package nogo tests the analyzer in nogo, the linter of Bazel's rules_go, in the way
// that the rule nogo builds it.
package nogo_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

const rulesGo = "github.com/bazelbuild/rules_go@v0.65.0"

// A tree is a module with the programs of rules_go. Its path is below golang.org/x/tools,
// because the programs import an internal package of that module.
type tree struct {
	t   *testing.T
	dir string
	src string // the folder of the programs in rules_go
}

func (b *tree) goCommand(args ...string) string {
	b.t.Helper()
	r := drivertest.RunIn(b.t, b.dir, []string{"GOWORK=off", "GOFLAGS=-mod=mod"}, "go", args...)
	if r.Exit != 0 {
		b.t.Fatalf("go %s:\n%s", args, r.Stderr)
	}
	return r.Stdout
}

// group copies the sources of a filegroup or library in rules_go's BUILD.bazel to a
// folder of the module.
func (b *tree) group(name, folder string) {
	b.t.Helper()
	build, err := os.ReadFile(filepath.Join(b.src, "BUILD.bazel"))
	if err != nil {
		b.t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(build), `name = "`+name+`"`)
	list, _, _ := strings.Cut(rest, "]")
	files := regexp.MustCompile(`"(\w+\.go)"`).FindAllStringSubmatch(list, -1)
	if !ok || len(files) < 5 {
		b.t.Fatalf("BUILD.bazel has no group %s", name)
	}
	if name == "builder_srcs" {
		files = append(files, []string{"", "path.go"})
	}
	if err := os.MkdirAll(filepath.Join(b.dir, folder), 0o755); err != nil {
		b.t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(filepath.Join(b.src, file[1]))
		if err != nil {
			b.t.Fatal(err)
		}
		b.write(filepath.Join(folder, file[1]), string(data))
	}
}

func (b *tree) write(name, text string) {
	b.t.Helper()
	if err := os.WriteFile(filepath.Join(b.dir, name), []byte(text), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// build builds rules_go's builder, and a nogo with the analyzer and a config.
func build(t *testing.T, config string) (builder, nogo string) {
	t.Helper()
	b := &tree{t: t, dir: t.TempDir()}
	b.write("go.mod", "module golang.org/x/tools/nogo\n\ngo 1.26.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n\n"+
		"replace github.com/cbclint/cbclint => "+drivertest.Root(t)+"\n")
	var module struct{ Dir, GoMod string }
	if err := json.Unmarshal([]byte(b.goCommand("mod", "download", "-json", rulesGo)), &module); err != nil {
		t.Fatal(err)
	}
	b.src = filepath.Join(module.Dir, "go", "tools", "builders")
	b.require(module.GoMod, "golang.org/x/tools", "github.com/aymanbagabas/go-udiff")
	b.group("builder_srcs", "builder")
	b.group("nogo_srcs", "nogo")

	builder, nogo = filepath.Join(b.dir, "builder.exe"), filepath.Join(b.dir, "nogo.exe")
	b.goCommand("build", "-ldflags=-X main.rulesGoStdlibPrefix=@rules_go//stdlib:", "-o", builder, "./builder")
	b.write("nogo.json", config)
	run(t, b.dir, builder, "gennogomain", "-output", filepath.Join(b.dir, "nogo", "main.go"),
		"-config", filepath.Join(b.dir, "nogo.json"), "-analyzer_importpath", "github.com/cbclint/cbclint/analyzer")
	b.goCommand("build", "-o", nogo, "./nogo")
	return builder, nogo
}

// require requires modules in the versions of the go.mod of rules_go.
func (b *tree) require(goMod string, paths ...string) {
	b.t.Helper()
	data, err := os.ReadFile(goMod)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, path := range paths {
		m := regexp.MustCompile(`\b` + regexp.QuoteMeta(path) + ` (v\S+)`).FindSubmatch(data)
		b.goCommand("mod", "edit", "-require="+path+"@"+string(m[1]))
	}
}

func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	if r := drivertest.Run(t, dir, name, args...); r.Exit != 0 {
		t.Fatalf("%s %s: exit code %d\n%s", filepath.Base(name), args[0], r.Exit, r.Stderr)
	}
}

// TestNogo: a finding fails the build of a package, and is shown. The config of the
// README counts. A package without findings is built.
func TestNogo(t *testing.T) {
	builder, nogo := build(t, drivertest.ReadmeBlock(t, "json", "analyzer_flags"))
	bad := drivertest.Fixture(t, "handle")["handle.go"]
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"findings", map[string]string{"handle.go": bad}, []string{
			`handle.go:13:2: switch on CBC error codes gives up on retryable codes: "CBC.0250"`,
			`handle.go:16:7: unknown CBC error code "CBC.5030"; did you mean "CBC.5003" (Insufficient balance.)? (cbclint)`,
			`handle.go:18:7: malformed CBC error code "cbc.3144"`,
		}},
		{"none", map[string]string{"m.go": "package m\n\nvar X, Y = \"CBC.5003\", \"CBC.30060005\"\n"}, nil},
		{"directive", map[string]string{"m.go": "package m\n\nvar X = \"CBC.5030\" //cbclint:ignore unknown -- a test\n\n" +
			"var Y = \"CBC.5030\" //nolint:cbclint // another\n"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := drivertest.Module(t, test.files)
			stderr, failed := compile(t, builder, nogo, dir)
			if failed != (test.want != nil) {
				t.Errorf("the build fails: %v\n%s", failed, stderr)
			}
			for _, want := range test.want {
				if !strings.Contains(stderr, want) {
					t.Errorf("%s\nwant %s", stderr, want)
				}
			}
		})
	}
}

// compile runs the two nogo actions of rules_go for a package: the analysis, and the
// validation, which fails if there are findings.
func compile(t *testing.T, builder, nogo, dir string) (stderr string, failed bool) {
	t.Helper()
	std := filepath.Join(dir, "pkg", "std")
	if err := os.MkdirAll(std, 0o755); err != nil {
		t.Fatal(err)
	}
	// The standard library in the form of Bazel: one archive for each package.
	list := drivertest.Run(t, dir, "go", "list", "-export", "-deps", "-f", "{{if .Standard}}{{.ImportPath}}={{.Export}}{{end}}", ".")
	var names []string
	for line := range strings.Lines(list.Stdout) {
		path, export, _ := strings.Cut(strings.TrimSpace(line), "=")
		if path == "" || export == "" {
			continue
		}
		names = append(names, path)
		archive := filepath.Join(std, filepath.FromSlash(path)+".a")
		data, err := os.ReadFile(export)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(archive), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(archive, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	packages := filepath.Join(dir, "packages.txt")
	if err := os.WriteFile(packages, []byte(strings.Join(names, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	sdk := strings.TrimSpace(drivertest.Run(t, dir, "go", "env", "GOROOT").Stdout)
	out := t.TempDir()
	args := []string{"nogo", "-sdk", sdk, "-goroot", dir, "-installsuffix", "std", "-package_list", packages,
		"-p", "example.com/m", "-nogo", nogo, "-out_facts", filepath.Join(out, "facts"), "-out", out}
	sources, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		args = append(args, "-src", source)
	}
	run(t, dir, builder, args...)
	r := drivertest.Run(t, dir, builder, "nogovalidation", filepath.Join(out, "validation"), out)
	return r.Stderr, r.Exit != 0
}
