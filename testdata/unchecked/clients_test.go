package unchecked

import (
	"testing"

	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"
)

// Don't flag a client in a test, which may be about just that.
func TestPlain(t *testing.T) {
	if bss.NewBssClient(bss.BssClientBuilder().Build()) == nil {
		t.Error("no client")
	}
}
