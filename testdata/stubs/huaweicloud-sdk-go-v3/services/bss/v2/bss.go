// Package v2 has what the fixtures use of the SDK's client for the APIs of CBC.
package v2

import (
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"
)

type BssClient struct{ HcClient *core.HcHttpClient }

func NewBssClient(hc *core.HcHttpClient) *BssClient { return &BssClient{hc} }

func BssClientBuilder() *core.HcHttpClientBuilder { return core.NewHcHttpClientBuilder() }

func (c *BssClient) PayOrders(*model.PayOrdersRequest) (*model.PayOrdersResponse, error) {
	return nil, nil
}
