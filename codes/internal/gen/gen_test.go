package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUpToDate: the generated file is what the sources give, twice over.
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

const (
	table     = "Prose.\n| 状态码 | 错误码 | 错误码信息 | 错误码描述 | \n|---|---|---|---|\n" + tableRows
	tableRows = "| 400 | CBC.5003 | Insufficient balance. | 余额不足。 | \n" +
		"| 400 | CBC.99005003 | Your balance is insufficient. | 余额不足。 | \n \n"

	annotations = "code,name,family,retry,confidence,twins,reason\n" +
		"CBC.5003,Poor,order,terminal,high,CBC.99005003,The balance has to be topped up first.\n" + lastAnnotation
	lastAnnotation = "CBC.99005003,VeryPoor,order,terminal,high,CBC.5003,The balance has to be topped up first.\n"
)

func generateFrom(t *testing.T, table, annotations string) (string, error) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "catalog"), 0o755); err != nil {
		t.Fatal(err)
	}
	handWritten := "package codes\n\nfunc Lookup() {}\n"
	for name, text := range map[string]string{tableFile: table, annotationsFile: annotations, "codes.go": handWritten} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	src, err := generate(dir)
	return string(src), err
}

func TestGenerate(t *testing.T) {
	src, err := generateFrom(t, table, annotations)
	if err != nil {
		t.Fatal(err)
	}
	const want = "\t// Poor is CBC.5003 (HTTP 400, order, terminal, twin CBC.99005003): Insufficient balance.\n" +
		"\t// 余额不足。\n\tPoor Code = \"CBC.5003\"\n"
	if !strings.Contains(src, want) {
		t.Errorf("the source lacks\n%s\n%s", want, src)
	}
}

// TestBrokenInput breaks one thing of the table or of the annotations at a
// time: the error names file and line, what is wrong and what is wanted.
func TestBrokenInput(t *testing.T) {
	for name, test := range map[string]struct {
		table    bool // else the annotations
		old, new string
		want     string
	}{
		"no header":       {true, "状态码", "status", `cbc-error-codes.md:1: no table; want a header | 状态码 | 错误码 | 错误码信息 | 错误码描述 |`},
		"second table":    {true, "\n \n", "\n| 状态码 | 错误码 | 错误码信息 | 错误码描述 |\n", `cbc-error-codes.md:6: second table; the first is at line 2`},
		"no rows":         {true, tableRows, "", `cbc-error-codes.md:2: the table has no rows`},
		"no rule":         {true, "|---|---|---|---|\n", "", `cbc-error-codes.md:3: want the rule |---|---|---|---| below the header`},
		"indented":        {true, "| 400 | CBC.5003", "  | 40x | CBC.5003", `cbc-error-codes.md:4: "40x" is no HTTP status`},
		"missing cell":    {true, " | 余额不足。 | \n \n", " |\n", `cbc-error-codes.md:5: want 4 cells, | status | code | message | description |`},
		"no status":       {true, "| 400 | CBC.5003", "| 4oo | CBC.5003", `cbc-error-codes.md:4: "4oo" is no HTTP status`},
		"wrong status":    {true, "| 400 | CBC.5003", "| 999 | CBC.5003", `cbc-error-codes.md:4: "999" is no HTTP status`},
		"no code":         {true, "CBC.5003", "CBC.503", `cbc-error-codes.md:4: "CBC.503" is no code; want CBC. and 4 or 8 digits`},
		"code twice":      {true, "CBC.99005003", "CBC.5003", `cbc-error-codes.md:5: code CBC.5003 is already in line 4`},
		"empty message":   {true, "Insufficient balance.", "", `cbc-error-codes.md:4: CBC.5003 has no message`},
		"no description":  {true, "| 余额不足。 | \n|", "| | \n|", `cbc-error-codes.md:4: CBC.5003 has no description`},
		"other header":    {false, "code,name", "name,code", `annotations.csv:1: want the header code,name,family,retry,confidence,twins,reason`},
		"broken CSV":      {false, "high,CBC.99005003,", `high,"CBC.99005003,`, `annotations.csv:3: extraneous or missing " in quoted-field`},
		"missing field":   {false, "order,terminal,high,CBC.99005003", "order,high,CBC.99005003", `annotations.csv:2: wrong number of fields`},
		"not published":   {false, "CBC.5003,Poor", "CBC.5030,Poor", `annotations.csv:2: CBC.5030 is not in the published table`},
		"row twice":       {false, "CBC.99005003,VeryPoor", "CBC.5003,VeryPoor", `annotations.csv:3: CBC.5003 is already in line 2`},
		"name twice":      {false, "VeryPoor", "Poor", `annotations.csv:3: name Poor is already that of CBC.5003`},
		"bad name":        {false, ",Poor", ",poor", `annotations.csv:2: name "poor" is no exported Go identifier`},
		"long name":       {false, ",Poor", ",PoorPoorPoorPoorPoorPoorPoorPoorP", `annotations.csv:2: name PoorPoorPoorPoorPoorPoorPoorPoorP has 33 characters; want 32 at most`},
		"login":           {false, ",Poor", ",PartnerAuthFailed", `annotations.csv:2: name PartnerAuthFailed: Auth reads as a login; want RealNameAuth`},
		"word":            {false, ",Poor", ",BalanceUnavailable5003", `annotations.csv:2: name BalanceUnavailable5003: Unavailable: what no retry helps`},
		"bad family":      {false, "Poor,order", "Poor,Order!", `annotations.csv:2: family "Order!" is no word of lower-case letters`},
		"bad class":       {false, "terminal", "never", `annotations.csv:2: retry class "never" is none of [`},
		"two successes":   {false, "terminal", "success", `annotations.csv:2: retry class success of CBC.5003: CBC.0000 is the one code of success`},
		"taken by family": {false, "VeryPoor", "FamilyOrder", `annotations.csv: the name FamilyOrder of CBC.99005003 is taken by the family order`},
		"taken by code":   {false, "VeryPoor", "Lookup", `annotations.csv: the name Lookup of CBC.99005003 is taken by codes.go`},
		"bad confidence":  {false, "high", "sure", `annotations.csv:2: confidence "sure" is none of ["high" "medium" "low"]`},
		"no sentence":     {false, "topped up first.\nCBC", "topped up\nCBC", `annotations.csv:2: reason "The balance has to be topped up" is no full sentence that ends in a full stop`},
		"not annotated":   {false, lastAnnotation, "", `cbc-error-codes.md:5: CBC.99005003 has no row in catalog/annotations.csv`},
		"no such twin":    {false, "high,CBC.99005003", "high,CBC.9999", `annotations.csv:2: twin CBC.9999 is not in the published table`},
		"own twin":        {false, "high,CBC.99005003", "high,CBC.5003", `annotations.csv:2: CBC.5003 is its own twin`},
		"one-sided twin":  {false, "high,CBC.5003", "high,", `annotations.csv:2: the twins of CBC.5003 are ["CBC.99005003"], and those of its twin CBC.99005003 []; want the other codes of one group`},
		"classes of twin": {false, "terminal", "transient", `annotations.csv:2: retry class transient, but that of the twin CBC.99005003 is terminal`},
	} {
		t.Run(name, func(t *testing.T) {
			brokenTable, brokenAnnotations := table, annotations
			broken := &brokenAnnotations
			if test.table {
				broken = &brokenTable
			}
			if !strings.Contains(*broken, test.old) {
				t.Fatalf("nothing to break: %q", test.old)
			}
			*broken = strings.Replace(*broken, test.old, test.new, 1)
			_, err := generateFrom(t, brokenTable, brokenAnnotations)
			if err == nil || !strings.HasPrefix(err.Error(), "catalog/"+test.want) {
				t.Errorf("error %v; want catalog/%s", err, test.want)
			}
		})
	}
}
