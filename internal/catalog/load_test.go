package catalog

import (
	"reflect"
	"testing"
)

// TestTwins: a code that a file names as a twin names the other one, too.
func TestTwins(t *testing.T) {
	f, err := Parse("c.json", []byte(`{"codes": [
		{"code": "DMS.0001", "twins": ["DMS.0002", "CBC.0250", "CBC.5003"]},
		{"code": "DMS.0002"},
		{"code": "CBC.99005003", "twins": ["DMS.0002"]}
	]}`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Merge(f)
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{
		"DMS.0001": "DMS.0002 CBC.0250 CBC.5003", "DMS.0002": "CBC.99005003 DMS.0001", "CBC.0250": "DMS.0001",
		"CBC.5003": "CBC.99005003 DMS.0001", "CBC.99005003": "CBC.5003 DMS.0002",
	} {
		e, _ := c.Lookup(code)
		if got := (Record{Twins: e.Twins}).TwinsText(); got != want {
			t.Errorf("the twins of %s are %s; want %s", code, got, want)
		}
	}
}

// TestBlank: a text of white space is as if it were not there, and a text that was
// missing does not move the source of the others.
func TestBlank(t *testing.T) {
	f, err := Parse("blank.json", []byte(`[
		{"code": "CBC.0155", "english": " ", "meaning": "\t", "reason": " ", "source": " "},
		{"code": "CBC.6074", "chinese": "已有"}
	]`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Merge(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"CBC.0155", "CBC.6074"} {
		want, _ := Builtin().Lookup(code)
		if code == "CBC.6074" {
			want.Chinese = "已有"
		}
		if got, _ := c.Lookup(code); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %+v; want %+v", code, got, want)
		}
	}
}
