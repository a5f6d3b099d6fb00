// Package payment pays orders with github.com/huaweicloud/huaweicloud-sdk-go-v3,
// and resends what may be resent.
package payment

import (
	"context"

	retry "github.com/cenkalti/backoff/v5"
	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"

	"github.com/cbclint/cbclint/codes/sdkv3"
	"github.com/cbclint/cbclint/examples/backoff"
)

// The states of an order that has been paid, or is being paid.
const (
	inProgress = 3
	completed  = 5
)

// Pay pays an order, with a client whose builder has got an [sdkv3.ErrorHandler].
// A payment whose outcome is unknown is looked up before it is sent again. The
// options are those of [backoff.Do].
func Pay(ctx context.Context, client *bss.BssClient, order string, opts ...retry.RetryOption) error {
	return backoff.Do(ctx, backoff.Request{
		Send: func(context.Context) error {
			_, err := client.PayOrders(&model.PayOrdersRequest{Body: &model.PayCustomerOrderV3Req{OrderId: order, UseCoupon: "NO", UseDiscount: "NO"}})
			return withCode(err)
		},
		Look: func(context.Context) (backoff.State, error) {
			answer, err := client.ShowCustomerOrderDetails(&model.ShowCustomerOrderDetailsRequest{OrderId: order})
			if err != nil {
				return backoff.NotDone, withCode(err)
			}
			if info := answer.OrderInfo; info != nil && info.Status != nil {
				switch *info.Status {
				case completed:
					return backoff.Done, nil
				case inProgress:
					return backoff.Pending, nil
				}
			}
			return backoff.NotDone, nil
		},
	}, opts...)
}

// withCode returns the failure with its code that is in an error of the SDK, or that
// error if it has none.
func withCode(err error) error {
	if cbc, ok := sdkv3.AsError(err); ok {
		return cbc
	}
	return err
}
