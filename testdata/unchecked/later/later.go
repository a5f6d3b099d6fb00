// Package later sets a handler when the client is there.
package later

import (
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"
)

// Don't flag a builder in a package that sets a handler on something that is not followed.
func client() *bss.BssClient {
	c := bss.NewBssClient(bss.BssClientBuilder().Build())
	c.HcClient.WithErrorHandler(sdkerr.DefaultErrorHandler{})
	return c
}
