package wait

import "context"

type ConditionWithContextFunc func(context.Context) (done bool, err error)

func PollUntilContextCancel(ctx context.Context, condition ConditionWithContextFunc) error {
	_, err := condition(ctx)
	return err
}

type ConditionFunc func() (done bool, err error)
