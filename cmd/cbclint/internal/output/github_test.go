package output

import "testing"

func TestEscape(t *testing.T) {
	if got := data("5%\r\n"); got != "5%25%0D%0A" {
		t.Errorf("data: %s", got)
	}
	if got := property("a:b,c%\n"); got != "a%3Ab%2Cc%25%0A" {
		t.Errorf("property: %s", got)
	}
}
