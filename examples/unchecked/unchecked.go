// Package unchecked shows a failure with HTTP status 200 that a program takes for success,
// and the same program with an error handler.
package unchecked

import (
	"fmt"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth"
	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"

	"github.com/cbclint/cbclint/codes/sdkv3"
)

// Before pays an order. It returns no error if the balance is too low.
func Before(endpoint string, credential auth.ICredential, order string) error {
	client, err := bss.BssClientBuilder(). //cbclint:ignore unchecked -- this is the mistake
						WithEndpoint(endpoint).
						WithCredential(credential).
						SafeBuild()
	if err != nil {
		return err
	}
	if _, err := bss.NewBssClient(client).PayOrders(request(order)); err != nil {
		return fmt.Errorf("paying %s: %w", order, err)
	}
	return nil
}

// After pays an order. It returns the failure.
func After(endpoint string, credential auth.ICredential, order string) error {
	client, err := bss.BssClientBuilder().
		WithEndpoint(endpoint).
		WithCredential(credential).
		WithErrorHandler(sdkv3.ErrorHandler{}).
		SafeBuild()
	if err != nil {
		return err
	}
	if _, err := bss.NewBssClient(client).PayOrders(request(order)); err != nil {
		return fmt.Errorf("paying %s: %w", order, err)
	}
	return nil
}

func request(order string) *model.PayOrdersRequest {
	return &model.PayOrdersRequest{Body: &model.PayCustomerOrderV3Req{OrderId: order, UseCoupon: "NO", UseDiscount: "NO"}}
}
