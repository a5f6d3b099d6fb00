// Package unchecked is about failures with HTTP status 200 that nobody sees.
package unchecked

import (
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"
	bssintl "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bssintl/v2"
	iam "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/iam/v3"
)

// handler stands for sdkv3.ErrorHandler.
type handler struct{ sdkerr.DefaultErrorHandler }

// A client that is built in one go.
func atOnce() *bss.BssClient {
	return bss.NewBssClient(bss.BssClientBuilder().WithEndpoint("e").Build()) // want `^client without an error handler: failures with HTTP status 200 come back as success; add WithErrorHandler\(sdkv3.ErrorHandler{}\)$`
}

// In steps, for the international site.
func inSteps() (*bssintl.BssintlClient, error) {
	builder := bssintl.BssintlClientBuilder() // want `client without an error handler`
	builder = builder.WithEndpoint("e")
	client, err := builder.SafeBuild()
	if err != nil {
		return nil, err
	}
	return bssintl.NewBssintlClient(client), nil
}

// By helpers and a field of the package.
type config struct {
	http *core.HcHttpClient
}

func newHTTP(builder *core.HcHttpClientBuilder) (*core.HcHttpClient, error) {
	return builder.WithEndpoint("e").SafeBuild()
}

func (c *config) open() (err error) {
	c.http, err = newHTTP(bss.BssClientBuilder()) // want `client without an error handler`
	return err
}

func (c *config) client() *bss.BssClient { return bss.NewBssClient(c.http) }

// A builder that is not of the service, and a literal of the client.
func general() *bss.BssClient {
	hc := core.NewHcHttpClientBuilder().WithEndpoint("e").Build()
	return bss.NewBssClient(hc) // want `client without an error handler`
}

func literal() *bss.BssClient {
	hc := core.NewHcHttpClientBuilder().Build()
	return &bss.BssClient{HcClient: hc} // want `client without an error handler`
}

// A builder in a variable of the package.
var shared = bss.BssClientBuilder() // want `client without an error handler`

// Don't flag a client with a handler, wherever it gets it.
func handled() *bss.BssClient {
	return bss.NewBssClient(bss.BssClientBuilder().WithErrorHandler(handler{}).Build())
}

func handledInSteps() *bss.BssClient {
	builder := bss.BssClientBuilder()
	builder.WithErrorHandler(handler{})
	return bss.NewBssClient(builder.Build())
}

func handledLater() *bss.BssClient {
	hc := bss.BssClientBuilder().Build()
	hc.WithErrorHandler(handler{})
	return bss.NewBssClient(hc)
}

func withHandler(builder *core.HcHttpClientBuilder) *core.HcHttpClientBuilder {
	return builder.WithErrorHandler(handler{})
}

func handledByHelper() *bss.BssClient {
	return bss.NewBssClient(withHandler(bss.BssClientBuilder()).Build())
}

type own struct{ builder *core.HcHttpClientBuilder }

func (o *own) set() { o.builder.WithErrorHandler(handler{}) }

func (o *own) client() *bss.BssClient {
	o.builder = bss.BssClientBuilder()
	o.set()
	return bss.NewBssClient(o.builder.Build())
}

// Don't flag a client with a handler that goes through a generic function, a variadic one,
// a named result, a function literal, or a method expression.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func throughGeneric() *bss.BssClient {
	return bss.NewBssClient(must(bss.BssClientBuilder().WithErrorHandler(handler{}).SafeBuild()))
}

func tap[T any](v T, set func(T)) T {
	set(v)
	return v
}

func tapped() *bss.BssClient {
	return bss.NewBssClient(tap(bss.BssClientBuilder(), func(b *core.HcHttpClientBuilder) { b.WithErrorHandler(handler{}) }).Build())
}

func variadic(hc *core.HcHttpClient, options ...int) *bss.BssClient { return bss.NewBssClient(hc) }

func throughVariadic() *bss.BssClient {
	return variadic(bss.BssClientBuilder().WithErrorHandler(handler{}).Build(), 1)
}

func namedResult() (hc *core.HcHttpClient, err error) {
	hc, err = bss.BssClientBuilder().WithErrorHandler(handler{}).SafeBuild()
	return
}

func throughResult() *bss.BssClient {
	hc, _ := namedResult()
	return bss.NewBssClient(hc)
}

func (c *config) wrap(hc *core.HcHttpClient) *bss.BssClient { return bss.NewBssClient(hc) }

func byExpression(c *config) *bss.BssClient {
	return (*config).wrap(c, bss.BssClientBuilder().WithErrorHandler(handler{}).Build())
}

func literally() *bss.BssClient {
	open := func(hc *core.HcHttpClient) *bss.BssClient { return bss.NewBssClient(hc) }
	return open(bss.BssClientBuilder().WithErrorHandler(handler{}).Build())
}

func methodValue() *bss.BssClient {
	builder := bss.BssClientBuilder()
	set := builder.WithErrorHandler
	set(handler{})
	return bss.NewBssClient(builder.Build())
}

type setter interface {
	WithErrorHandler(sdkerr.ErrorHandler) *core.HcHttpClientBuilder
}

func set(s setter) { s.WithErrorHandler(handler{}) }

func throughInterface() *bss.BssClient {
	builder := bss.BssClientBuilder()
	set(builder)
	return bss.NewBssClient(builder.Build())
}

// Don't flag a client or a builder that comes from elsewhere, or goes to somebody who
// may set a handler.
func FromElsewhere(hc *core.HcHttpClient) *bss.BssClient { return bss.NewBssClient(hc) }

func ToElsewhere() *core.HcHttpClientBuilder { return bss.BssClientBuilder() }

func toFunction(configure func(*core.HcHttpClientBuilder)) *bss.BssClient {
	builder := bss.BssClientBuilder()
	configure(builder)
	return bss.NewBssClient(builder.Build())
}

func inList(list []*core.HcHttpClientBuilder) *bss.BssClient {
	return bss.NewBssClient(list[0].Build())
}

func asInterface() any {
	var builder any = bss.BssClientBuilder()
	return builder
}

type Exported struct{ HTTP *core.HcHttpClient }

func (e *Exported) client() *bss.BssClient { return bss.NewBssClient(e.HTTP) }

// Don't flag the client of another service: it answers failures with a status of 400 and
// above.
func another() *iam.IamClient { return iam.NewIamClient(iam.IamClientBuilder().Build()) }

// A handler for another service is none for this one.
func anotherHandled() *iam.IamClient {
	return iam.NewIamClient(iam.IamClientBuilder().WithErrorHandler(sdkerr.DefaultErrorHandler{}).Build())
}
