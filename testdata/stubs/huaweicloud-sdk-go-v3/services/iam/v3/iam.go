// Package v3 has what the fixtures use of the SDK's client for another service.
package v3

import "github.com/huaweicloud/huaweicloud-sdk-go-v3/core"

type IamClient struct{ HcClient *core.HcHttpClient }

func NewIamClient(hc *core.HcHttpClient) *IamClient { return &IamClient{hc} }

func IamClientBuilder() *core.HcHttpClientBuilder { return core.NewHcHttpClientBuilder() }
