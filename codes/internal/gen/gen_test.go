package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUpToDate: two runs of the generator give the committed file.
func TestUpToDate(t *testing.T) {
	want, err := os.ReadFile("../../" + outputFile)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := generate("../..")
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Fatalf("codes/%s is out of date; run go generate ./codes", outputFile)
		}
	}
}

// The inputs that the tests break.
const (
	tableRows = "| 400 | CBC.5003 | Insufficient balance. | 余额不足。 | \n" +
		"| 400 | CBC.99005003 | Your balance is insufficient. | 余额不足。 | \n \n"
	lastAnnotation = "CBC.99005003,VeryPoor,order,terminal,high,CBC.5003,,The balance has to be topped up first.\n"
)

func inputs() map[string]string {
	return map[string]string{
		tableFile: "Prose.\n| 状态码 | 错误码 | 错误码信息 | 错误码描述 | \n|---|---|---|---|\n" + tableRows,
		annotationsFile: "code,name,family,retry,confidence,twins,meaning,reason\n" +
			"CBC.5003,Poor,order,terminal,high,CBC.99005003,The balance is too low.,The balance has to be topped up first.\n" + lastAnnotation,
		supplementFile: "code,status,english,chinese,source,name,family,retry,confidence,twins,meaning,reason\n" +
			"CBC.7461,,,划拨未完成。,https://example.com/a,Busy,order,conflict,low,,A transfer is running.,The transfer has to come to its end first.\n" +
			"CBC.9001,500,No instance.,,https://example.com/b,NoInstance,market,terminal,low,,,The instance has to be another one first.\n",
		"codes.go": "package codes\n\nfunc Lookup() {}\n",
	}
}

func generateFrom(t *testing.T, files map[string]string) (string, error) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "catalog"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	src, err := generate(dir)
	return string(src), err
}

func TestGenerate(t *testing.T) {
	src, err := generateFrom(t, inputs())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\t// Poor is CBC.5003 (HTTP 400, order, terminal, twin CBC.99005003): Insufficient balance. [cbclint: The balance is too low.]\n" +
			"\t// 余额不足。\n\tPoor Code = \"CBC.5003\"\n",
		"\t// Busy is CBC.7461 (order, conflict): [cbclint: A transfer is running.]\n" +
			"\t// 划拨未完成。\n\t// Not in the published table; source: https://example.com/a\n\tBusy Code = \"CBC.7461\"\n",
		"\t// NoInstance is CBC.9001 (HTTP 500, market, terminal): No instance.\n" +
			"\t// Not in the published table; source: https://example.com/b\n\tNoInstance Code = \"CBC.9001\"\n",
	} {
		if !strings.Contains(src, want) {
			t.Errorf("the source lacks\n%s\n%s", want, src)
		}
	}
}

// TestBrokenInput breaks one thing in one file at a time. The error names the file and
// the line, and says what is wrong and what is wanted.
func TestBrokenInput(t *testing.T) {
	for name, test := range map[string]struct {
		file, old, new string
		want           string
	}{
		"no header":       {tableFile, "状态码", "status", `cbc-error-codes.md:1: no table; want a header | 状态码 | 错误码 | 错误码信息 | 错误码描述 |`},
		"second table":    {tableFile, "\n \n", "\n| 状态码 | 错误码 | 错误码信息 | 错误码描述 |\n", `cbc-error-codes.md:6: second table; the first is at line 2`},
		"no rows":         {tableFile, tableRows, "", `cbc-error-codes.md:2: the table has no rows`},
		"no rule":         {tableFile, "|---|---|---|---|\n", "", `cbc-error-codes.md:3: want the rule |---|---|---|---| below the header`},
		"indented":        {tableFile, "| 400 | CBC.5003", "  | 40x | CBC.5003", `cbc-error-codes.md:4: invalid HTTP status "40x"`},
		"missing cell":    {tableFile, " | 余额不足。 | \n \n", " |\n", `cbc-error-codes.md:5: want 4 cells, | status | code | message | description |`},
		"no status":       {tableFile, "| 400 | CBC.5003", "| 4oo | CBC.5003", `cbc-error-codes.md:4: invalid HTTP status "4oo"`},
		"wrong status":    {tableFile, "| 400 | CBC.5003", "| 999 | CBC.5003", `cbc-error-codes.md:4: invalid HTTP status "999"`},
		"no code":         {tableFile, "CBC.5003", "CBC.503", `cbc-error-codes.md:4: invalid code "CBC.503"; want CBC. and 4 or 8 digits`},
		"code twice":      {tableFile, "CBC.99005003", "CBC.5003", `cbc-error-codes.md:5: code CBC.5003 is already in line 4`},
		"empty message":   {tableFile, "Insufficient balance.", "", `cbc-error-codes.md:4: CBC.5003 has no message`},
		"no description":  {tableFile, "| 余额不足。 | \n|", "| | \n|", `cbc-error-codes.md:4: CBC.5003 has no description`},
		"other header":    {annotationsFile, "code,name", "name,code", `annotations.csv:1: want the header code,name,family,retry,confidence,twins,meaning,reason`},
		"broken CSV":      {annotationsFile, "high,CBC.99005003,", `high,"CBC.99005003,`, `annotations.csv:3: extraneous or missing " in quoted-field`},
		"missing field":   {annotationsFile, "order,terminal,high,CBC.99005003", "order,high,CBC.99005003", `annotations.csv:2: wrong number of fields`},
		"not published":   {annotationsFile, "CBC.5003,Poor", "CBC.5030,Poor", `annotations.csv:2: CBC.5030 is not in the published table`},
		"row twice":       {annotationsFile, "CBC.99005003,VeryPoor", "CBC.5003,VeryPoor", `annotations.csv:3: CBC.5003 is already at catalog/annotations.csv:2`},
		"name twice":      {annotationsFile, "VeryPoor", "Poor", `annotations.csv:3: name Poor is already that of CBC.5003`},
		"bad name":        {annotationsFile, ",Poor", ",poor", `annotations.csv:2: name "poor" is no exported Go identifier`},
		"long name":       {annotationsFile, ",Poor", ",PoorPoorPoorPoorPoorPoorPoorPoorP", `annotations.csv:2: name PoorPoorPoorPoorPoorPoorPoorPoorP has 33 characters; want 32 at most`},
		"login":           {annotationsFile, ",Poor", ",PartnerAuthFailed", `annotations.csv:2: name PartnerAuthFailed: Auth reads as a login; want RealNameAuth`},
		"word":            {annotationsFile, ",Poor", ",BalanceUnavailable5003", `annotations.csv:2: name BalanceUnavailable5003: Unavailable: what no retry helps`},
		"bad family":      {annotationsFile, "Poor,order", "Poor,Order!", `annotations.csv:2: family "Order!" is no word of lower-case letters`},
		"bad class":       {annotationsFile, "terminal", "never", `annotations.csv:2: retry class "never" is none of [`},
		"two successes":   {annotationsFile, "terminal", "success", `annotations.csv:2: retry class success of CBC.5003: CBC.0000 is the one code of success`},
		"taken by family": {annotationsFile, "VeryPoor", "FamilyOrder", `annotations.csv:3: the name FamilyOrder of CBC.99005003 is taken by the family order`},
		"taken by code":   {annotationsFile, "VeryPoor", "Lookup", `annotations.csv:3: the name Lookup of CBC.99005003 is taken by codes.go`},
		"bad confidence":  {annotationsFile, "high", "sure", `annotations.csv:2: confidence "sure" is none of ["high" "medium" "low"]`},
		"no sentence":     {annotationsFile, "topped up first.\nCBC", "topped up\nCBC", `annotations.csv:2: reason "The balance has to be topped up" is no full sentence that ends in a full stop`},
		"not annotated":   {annotationsFile, lastAnnotation, "", `cbc-error-codes.md:5: CBC.99005003 has no row in catalog/annotations.csv`},
		"no such twin":    {annotationsFile, "high,CBC.99005003", "high,CBC.9999", `annotations.csv:2: twin CBC.9999 is in neither table`},
		"own twin":        {annotationsFile, "high,CBC.99005003", "high,CBC.5003", `annotations.csv:2: CBC.5003 is its own twin`},
		"one-sided twin":  {annotationsFile, "high,CBC.5003", "high,", `annotations.csv:2: the twins of CBC.5003 are ["CBC.99005003"], and those of its twin CBC.99005003 []; want the other codes of one group`},
		"classes of twin": {annotationsFile, "terminal", "transient", `annotations.csv:2: retry class transient, but that of the twin CBC.99005003 is terminal`},
		"bad meaning":     {annotationsFile, "The balance is too low.", "too low", `annotations.csv:2: meaning "too low" is no sentence that ends in a full stop`},
		"empty file":      {supplementFile, inputs()[supplementFile], "", `supplement.csv:1: want the header code,status,english,chinese,source,name,family,retry,confidence,twins,meaning,reason`},
		"published":       {supplementFile, "CBC.7461", "CBC.5003", `supplement.csv:2: CBC.5003 is in the published table, at line 4; delete it here`},
		"twice elsewhere": {supplementFile, "CBC.9001", "CBC.7461", `supplement.csv:3: CBC.7461 is already at catalog/supplement.csv:2`},
		"no CBC code":     {supplementFile, "CBC.7461", "MKT.7461", `supplement.csv:2: invalid code "MKT.7461"; want CBC. and 4 or 8 digits`},
		"bad status":      {supplementFile, "500", "5xx", `supplement.csv:3: invalid HTTP status "5xx"`},
		"no source":       {supplementFile, "https://example.com/a", "", `supplement.csv:2: CBC.7461 has no source; want the address of a page, or words`},
		"no text at all":  {supplementFile, "A transfer is running.", "", `supplement.csv:2: CBC.7461 has no English text; say in the column meaning what it means`},
		"name of another": {supplementFile, "Busy", "Poor", `supplement.csv:2: name Poor is already that of CBC.5003`},
		"bad class there": {supplementFile, "conflict", "busy", `supplement.csv:2: retry class "busy" is none of [`},
	} {
		t.Run(name, func(t *testing.T) {
			files := inputs()
			if !strings.Contains(files[test.file], test.old) {
				t.Fatalf("nothing to break: %q", test.old)
			}
			files[test.file] = strings.Replace(files[test.file], test.old, test.new, 1)
			_, err := generateFrom(t, files)
			if err == nil || !strings.HasPrefix(err.Error(), "catalog/"+test.want) {
				t.Errorf("error %v; want catalog/%s", err, test.want)
			}
		})
	}
}
