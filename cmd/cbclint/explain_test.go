package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// look runs the command in a folder and a locale.
func look(t *testing.T, dir, locale string, args ...string) drivertest.Result {
	t.Helper()
	return drivertest.RunIn(t, dir, []string{"LC_ALL=", "LC_MESSAGES=", "LANG=" + locale}, exe, args...)
}

// TestExplainErrors: what cannot be done is an error that says what would be
// right, and nothing is on standard output.
func TestExplainErrors(t *testing.T) {
	dir := folder(t, map[string]string{"bad.json": "{\n  \"codes\": [{\"code\": \"5003\"}]\n}\n"})
	broken := folder(t, map[string]string{".cbclint.yml": "allow: [CBC.5030]\ncatalogs: x\n"})
	for _, test := range []struct {
		dir  string
		args []string
		want string
	}{
		{dir, nil, `cbclint: explain: want a code, as in "cbclint explain CBC.5003"`},
		{dir, []string{"-lang=fr", "5003"}, `unknown language "fr"; want en or zh`},
		{dir, []string{"-format=xml", "5003"}, "explain: -format=xml; want text or json"},
		{dir, []string{"-x", "5003"}, `flag provided but not defined: -x; run "cbclint explain -h" for the flags`},
		{dir, []string{"-catalog=none", "5003"}, "explain: catalog: none: no such file or directory; want apigw, or the path"},
		{dir, []string{"-catalog=bad.json", "5003"}, `explain: catalog: bad.json:2:22: invalid code "5003"; want letters, a dot, and 3 to 12 digits`},
		{broken, []string{"5003"}, ".cbclint.yml:2: catalogs: unknown setting"},
	} {
		r := look(t, test.dir, "zh_CN.UTF-8", append([]string{"explain"}, test.args...)...)
		if r.Exit != 1 || !strings.Contains(r.Stderr, test.want) || r.Stdout != "" {
			t.Errorf("cbclint explain %s: %+v; want %q", test.args, r, test.want)
		}
	}
}

// TestExplainUnknown: an unknown code is said, with what is near it; the others
// are explained all the same.
func TestExplainUnknown(t *testing.T) {
	const mayBe = "The APIs send some codes that the published page lacks, so it may be right; an unknown code does not count as retryable.\n"
	for _, test := range []struct {
		locale, code, want string
	}{
		{"C", "CBC.5030", "cbclint: explain: CBC.5030 is in no catalog; near it are\n\tCBC.5003 InsufficientBalance5003 Insufficient balance.\n\tCBC.99005030 "},
		{"C", "cbc 99999999", "cbclint: explain: CBC.99999999 is in no catalog (read from \"cbc 99999999\")\n" + mayBe},
		{"C", "308", "cbclint: explain: CBC.308 is in no catalog (read from \"308\"); codes have 4 or 8 digits behind CBC.; near it are\n\tAPIGW.0308 Throttled "},
		{"C", "CBC.", `cbclint: explain: no code in "CBC."; want one that begins with CBC., APIGW. or APIG., as in CBC.`},
		{"C", "", `cbclint: explain: no code in ""`},
		{"C", "\xff\x1b[1m" + strings.Repeat("余", 300), "cbclint: explain: no code in \"\ufffd\\x1b[1m余"},
		{"C", strings.Repeat("9", 5000), `cbclint: explain: no code in "9999`},
		{"C", "DMS.00400026", "cbclint: explain: no catalog has the prefix DMS of DMS.00400026; name a file with its codes, as in \"cbclint explain -catalog=codes.json DMS.00400026\"\n"},
		{"C", `{"error_code":"DMS.00400026"}`, "no catalog has the prefix DMS of DMS.00400026;"},
		{"zh_CN", "DMS.00400026", "没有目录包含 DMS 前缀（DMS.00400026）；请指定包含其错误码的文件"},
		{"C", "AES-CBC.6000", `no code in "AES-CBC.6000"; want one that begins with`},
		{"C", "see cbc.60001", `no code in "see cbc.60001"`},
		{"C", strings.Repeat("D", 100) + ".001", `no code in "DDD`},
		{"C", "balance", "-catalog names files with others"},
		{"zh_CN", "CBC.5030", "cbclint: explain: 目录中没有 CBC.5030；相近的有\n\tCBC.5003 InsufficientBalance5003 余额不足。\n"},
		{"zh_CN", "x", `"x" 中没有错误码；错误码以 CBC.、APIGW. 或 APIG. 开头`},
	} {
		r := look(t, t.TempDir(), test.locale, "explain", test.code)
		if r.Exit != 1 || !strings.Contains(r.Stderr, test.want) || r.Stdout != "" || len(r.Stderr) > 2000 {
			t.Errorf("cbclint explain %q: %+v; want %q", test.code, r, test.want)
		}
	}
	r := look(t, t.TempDir(), "C", "explain", "-format=json", "CBC.5030", "CBC.5003", "CBC.5030")
	var objects []struct{ Code, Name string }
	if err := json.Unmarshal([]byte(r.Stdout), &objects); err != nil || r.Exit != 1 || len(objects) != 1 || objects[0].Code != "CBC.5003" {
		t.Errorf("a known code between unknown ones: %+v, %v", r, err)
	}
	if strings.Count(r.Stderr, "CBC.5030") != 1 || strings.Count(r.Stderr, mayBe) != 1 {
		t.Errorf("an unknown code, twice: %q", r.Stderr)
	}
	if r := look(t, t.TempDir(), "C", "explain", "-format=json", "CBC.5030"); r.Exit != 1 || r.Stdout != "[]\n" {
		t.Errorf("only an unknown code, as JSON: %+v", r)
	}
}

// TestExplainSpelling: a code is found however it is spelled, and wherever it
// stands; it is said if its spelling is another.
func TestExplainSpelling(t *testing.T) {
	body := "HTTP 400\n{\"error_code\":\"CBC.5003\",\"error_msg\":\"Insufficient balance.\"} then CBC.0250, CBC.5003"
	for _, test := range []struct {
		text string
		want []string
		said bool
	}{
		{"CBC.5003", []string{"CBC.5003"}, false},
		{" CBC.5003\n", []string{"CBC.5003"}, false},
		{body, []string{"CBC.5003", "CBC.0250"}, false},
		{"APIGW.0308 余额不足CBC.5003请充值", []string{"APIGW.0308", "CBC.5003"}, false},
		{"5003", []string{"CBC.5003"}, true},
		{"５００３", []string{"CBC.5003"}, true},
		{"99005003", []string{"CBC.99005003"}, true},
		{"0308", []string{"APIGW.0308"}, true},
		{"cbc5003", []string{"CBC.5003"}, true},
		{"CBC-5003", []string{"CBC.5003"}, true},
		{"c b c : 5 0 0 3", []string{"CBC.5003"}, true},
		{"ＣＢＣ．５００３", []string{"CBC.5003"}, true},
		{"СВС.5OO3", []string{"CBC.5003"}, true}, // Cyrillic, and the letter O
		{"apigw 0308", []string{"APIGW.0308"}, true},
		{`error (code="cbc.5003"), later ＣＢＣ．０２５０.`, []string{"CBC.5003", "CBC.0250"}, true},
	} {
		r := look(t, t.TempDir(), "C", "explain", test.text)
		var got []string
		for block := range strings.SplitSeq("\n"+r.Stdout, "\n\n") {
			if code, _, _ := strings.Cut(strings.TrimSpace(block), " "); strings.Contains(code, ".") {
				got = append(got, code)
			}
		}
		if r.Exit != 0 || strings.Join(got, " ") != strings.Join(test.want, " ") || (r.Stderr != "") != test.said {
			t.Errorf("cbclint explain %q: %s, exit code %d, %q; want %s", test.text, got, r.Exit, r.Stderr, test.want)
		}
	}
	want := "cbclint: explain: \"cbc5003\" is read as CBC.5003\n"
	if r := look(t, t.TempDir(), "C", "explain", "cbc5003", "CBC.5003"); r.Stderr != want || strings.Count(r.Stdout, "\nPublished") != 1 {
		t.Errorf("a code twice: %+v; want %q", r, want)
	}
}

// TestExplain: all that is known, in the language that is asked for.
func TestExplain(t *testing.T) {
	const english = `CBC.3144 OrderInProgress3144

Published by Huawei Cloud
  HTTP status  200
  English      Operation not supported. There is an order in progress for this
               resource.
  Chinese      资源有处理中的订单,不能进行当前操作。
  source       https://support.huaweicloud.com/api-bpconsole/zh-cn_topic_0081766005.html

Judgement of this project, not of Huawei Cloud
  family       subscription
  retry class  conflict (retryable): another operation is running
  what to do   Resend when it has ended, which can take minutes.
  beware       HTTP 200 looks like success, and this is a failure
  confidence   high: the published text says so
  reason       Another order for this resource is still being processed
               (资源有处理中的订单). Resend when that order has ended.
  twins        CBC.99003144 OrderInProgress (HTTP 400)
  constant     codes.OrderInProgress3144
  import       "github.com/cbclint/cbclint/codes"
`
	const chinese = `CBC.5003 InsufficientBalance5003

华为云发布的内容
  HTTP 状态码  400
  中文         余额不足。
  英文         Insufficient balance.
  出处         https://support.huaweicloud.com/api-bpconsole/zh-cn_topic_0081766005.html

本项目的判断（并非华为云的说明）
  领域         order
  重试类别     terminal（不可重试）：原样重发不可能成功
  处理方法     修改请求，或先解决它所需的条件：权限、余额、资源状态。
  可信度       高：发布的文字如此说明
  理由         The balance is too low (余额不足) and has to be topped up before
               the same request can succeed.
  同义错误码   CBC.99005003 InsufficientBalance (HTTP 400)
  常量         codes.InsufficientBalance5003
  import       "github.com/cbclint/cbclint/codes"
`
	dir := t.TempDir()
	for _, test := range []struct {
		locale string
		args   []string
		want   string
	}{
		{"", []string{"CBC.3144"}, english},
		{"zh_CN.UTF-8", []string{"CBC.5003"}, chinese},
		{"en_US.UTF-8", []string{"CBC.5003", "-lang", "zh", "CBC.5003"}, chinese},
		{"zh_CN.UTF-8", []string{"-lang=en", "CBC.3144"}, english},
		{"", []string{"-lang=zh", "-lang=en", "CBC.3144"}, english},
	} {
		if r := look(t, dir, test.locale, append([]string{"explain"}, test.args...)...); r != (drivertest.Result{Stdout: test.want}) {
			t.Errorf("%s cbclint explain %s: exit code %d\n%s%s\nwant\n%s", test.locale, test.args, r.Exit, r.Stdout, r.Stderr, test.want)
		}
	}
	both := look(t, dir, "", "explain", "CBC.3144", "CBC.0250")
	if other := look(t, dir, "", "explain", "CBC.0250"); both.Stdout != english+"\n"+other.Stdout {
		t.Errorf("two codes:\n%s", both.Stdout)
	}
}

// TestCodesPackageNamed: where the settings name a package for the constants, it
// has those of package codes, and no others; a catalog file has not changed them.
func TestCodesPackageNamed(t *testing.T) {
	dir := folder(t, map[string]string{
		".cbclint.yml": "codes-package: example.com/m/internal/cbc\n",
		"own.json":     `{"package": "example.com/m/dms", "codes": [{"code": "DMS.00400026", "name": "Busy"}]}`,
	})
	for _, more := range [][]string{nil, {"-catalog=own.json"}} {
		r := look(t, dir, "", append([]string{"explain", "CBC.5003", "APIGW.0308"}, more...)...)
		for _, want := range []string{
			"  constant     cbc.InsufficientBalance5003\n  import       \"example.com/m/internal/cbc\"\n",
			"  constant     apigw.Throttled\n  import       \"github.com/cbclint/cbclint/codes/apigw\"\n",
		} {
			if r.Exit != 0 || !strings.Contains(r.Stdout, want) || strings.Contains(r.Stdout, "changed by") {
				t.Errorf("cbclint explain %s: %+v; want %s", more, r, want)
			}
		}
	}
	r := look(t, dir, "", "codes", "-catalog=own.json", "-format=json")
	if own := strings.Count(r.Stdout, `"package": "example.com/m/dms"`); own != 1 || strings.Contains(r.Stdout, catalog.CodesPath) {
		t.Errorf("cbclint codes: exit code %d, %d codes of own.json, %.500s", r.Exit, own, r.Stdout)
	}
	if cbc := strings.Count(r.Stdout, `"package": "example.com/m/internal/cbc"`); cbc != len(slices.Collect(codes.All())) {
		t.Errorf("cbclint codes: %d constants are in the package", cbc)
	}
	if r := look(t, dir, "", "codes", "-format=html"); strings.Contains(r.Stdout, catalog.CodesPath) || !strings.Contains(r.Stdout, "cbc.InsufficientBalance5003") {
		t.Errorf("cbclint codes -format=html: exit code %d, %s; want the package", r.Exit, r.Stderr)
	}
}

// TestExplainCatalog: the catalog files of the settings count, unless -catalog
// names others, as they are seen from the folder.
func TestExplainCatalog(t *testing.T) {
	dir := folder(t, map[string]string{
		"go.mod": "module m\n", ".cbclint.yml": "catalog: [own.json]\n",
		"own.json":   `{"codes": [{"code": "DMS.00400026", "retry": "conflict", "english": "Busy."}]}`,
		"other.json": `{"codes": [{"code": "DMS.00400027"}]}`,
	})
	below := filepath.Join(dir, "a")
	if err := os.Mkdir(below, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		dir  string
		args []string
		exit int
		want string
	}{
		{dir, []string{"-catalog=", "dms00400026"}, 1, ""},
		{dir, []string{"-catalog=other.json", "dms00400026"}, 1, ""},
		{below, []string{"-catalog=other.json", "dms00400027"}, 1, ""},
		{dir, []string{"dms00400026"}, 0, "DMS.00400026\n\nFrom a catalog file\n  English      Busy.\n\nFrom a catalog file\n  retry class  conflict (retryable)"},
		{below, []string{"dms00400026"}, 0, "DMS.00400026\n"},
		{below, []string{"-catalog=../other.json", "dms00400027", "APIGW.0308"}, 0, "DMS.00400027\n"},
	} {
		r := look(t, test.dir, "", append([]string{"explain"}, test.args...)...)
		if r.Exit != test.exit || !strings.HasPrefix(r.Stdout, test.want) || (r.Stdout == "") != (test.exit == 1) {
			t.Errorf("cbclint explain %s: %+v; want exit code %d, %q", test.args, r, test.exit, test.want)
		}
	}
}
