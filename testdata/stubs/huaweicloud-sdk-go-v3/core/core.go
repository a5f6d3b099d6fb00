// Package core has what the fixtures use of the SDK's package of this name.
package core

import "github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"

type HcHttpClientBuilder struct{ handler sdkerr.ErrorHandler }

func NewHcHttpClientBuilder() *HcHttpClientBuilder { return new(HcHttpClientBuilder) }

func (b *HcHttpClientBuilder) WithEndpoint(endpoint ...string) *HcHttpClientBuilder { return b }

func (b *HcHttpClientBuilder) WithErrorHandler(h sdkerr.ErrorHandler) *HcHttpClientBuilder {
	b.handler = h
	return b
}

func (b *HcHttpClientBuilder) Build() *HcHttpClient { return new(HcHttpClient) }

func (b *HcHttpClientBuilder) SafeBuild() (*HcHttpClient, error) { return b.Build(), nil }

type HcHttpClient struct{ handler sdkerr.ErrorHandler }

func (c *HcHttpClient) WithErrorHandler(h sdkerr.ErrorHandler) *HcHttpClient { return c }
