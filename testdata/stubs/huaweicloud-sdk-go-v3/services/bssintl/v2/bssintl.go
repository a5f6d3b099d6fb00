// Package v2 has what the fixtures use of the SDK's client for the international site.
package v2

import "github.com/huaweicloud/huaweicloud-sdk-go-v3/core"

type BssintlClient struct{ HcClient *core.HcHttpClient }

func NewBssintlClient(hc *core.HcHttpClient) *BssintlClient { return &BssintlClient{hc} }

func BssintlClientBuilder() *core.HcHttpClientBuilder { return core.NewHcHttpClientBuilder() }
