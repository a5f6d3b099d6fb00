package bss

import "testing"

// TestIsSDK: only the packages with the clients count.
func TestIsSDK(t *testing.T) {
	for path, want := range map[string]bool{
		SDK + "/services/bss/v2": true, SDK + "/services/bssintl/v2": true, SDK + "/services/bss/v3": true,
		SDK + "/services/bss/v2/model": false, SDK + "/services/iam/v3": false, SDK + "/core": false, "services/bss/v2": false,
	} {
		if got := IsSDK(path); got != want {
			t.Errorf("%s: %t", path, got)
		}
		if want && !InSource([]byte("import \""+path+"\"")) {
			t.Errorf("%s is not found in a source", path)
		}
	}
}

// TestHasAddress: an address counts with what is around it.
func TestHasAddress(t *testing.T) {
	for text, want := range map[string]bool{
		"https://bss.myhuaweicloud.com/v2": true, "bss-intl.myhuaweicloud.com": true, "https://%s.myhuaweicloud.com": false, "bss": false,
		"bss.cn-north-1.myhuaweicloud.com": true, "bss-intl.ap-southeast-1.myhuaweicloud.com/v2": true, "obss.x/myhuaweicloud.com": false, "abss bss.a b.myhuaweicloud.com": false,
	} {
		if got := HasAddress(text); got != want || InSource([]byte(text)) != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}
