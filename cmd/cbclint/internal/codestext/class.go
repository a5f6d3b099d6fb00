package codestext

import "github.com/cbclint/cbclint/codes"

// An advice says what a retry class means to a caller, and what to do about it.
type advice struct{ meaning, action string }

// classAdvice returns the advice for a retry class.
func classAdvice(class codes.Retry, lang Lang) advice {
	of := englishClass
	if lang == Chinese {
		of = chineseClass
	}
	return of(class)
}

func englishClass(class codes.Retry) advice {
	switch class {
	case codes.RetrySuccess:
		return advice{"no failure", "Nothing."}
	case codes.RetryThrottled:
		return advice{"too many requests", "Back off, with jitter, and resend."}
	case codes.RetryTransient:
		return advice{"a fault that passes", "Resend after a while, later each time."}
	case codes.RetryConflict:
		return advice{"another operation is running", "Resend when it has ended, which can take minutes."}
	case codes.RetryExhausted:
		return advice{"a quota is used up, and resets in hours or a day", "Resend when it has been reset. Short retries are useless."}
	case codes.RetryReauth:
		return advice{"the token is not valid", "Get a new token, then resend."}
	case codes.RetryUnknownOutcome:
		return advice{"it may have taken effect, in whole or in part", "Look before resending: a payment sent blindly may be made twice."}
	case codes.RetryTerminal:
		return advice{"the same request cannot succeed", "Change the request, or what it needs: a permission, a balance, the state of a resource."}
	}
	return advice{}
}

func chineseClass(class codes.Retry) advice {
	switch class {
	case codes.RetrySuccess:
		return advice{"成功，不是失败", "无需处理。"}
	case codes.RetryThrottled:
		return advice{"请求过多，被限流", "退避（加随机抖动）后重发。"}
	case codes.RetryTransient:
		return advice{"会自行消失的故障", "稍后重发，间隔逐次加长。"}
	case codes.RetryConflict:
		return advice{"另一个操作正在进行", "等它结束后重发，可能要几分钟。"}
	case codes.RetryExhausted:
		return advice{"配额已用完，数小时或一天后重置", "配额重置后再重发，短时间内重试没有用。"}
	case codes.RetryReauth:
		return advice{"token 无效", "获取新的 token，然后重发。"}
	case codes.RetryUnknownOutcome:
		return advice{"请求可能已经全部或部分生效", "先查询结果再决定是否重发：盲目重发可能重复支付。"}
	case codes.RetryTerminal:
		return advice{"原样重发不可能成功", "修改请求，或先解决它所需的条件：权限、余额、资源状态。"}
	}
	return advice{}
}

// className returns a retry class, and says whether it is retryable.
func className(class codes.Retry, lang Lang) string {
	switch {
	case class == codes.RetrySuccess:
		return string(class)
	case class.Retryable():
		return string(class) + lang.Choose(" (retryable)", "（可重试）")
	}
	return string(class) + lang.Choose(" (not retryable)", "（不可重试）")
}

// confidence returns how well a retry class is supported.
func confidence(c codes.Confidence, lang Lang) string {
	switch c {
	case codes.ConfidenceHigh:
		return lang.Choose("high: the published text says so", "高：发布的文字如此说明")
	case codes.ConfidenceMedium:
		return lang.Choose("medium: the text suggests it, or public programs rely on it", "中：文字如此暗示，或公开的程序如此处理")
	case codes.ConfidenceLow:
		return lang.Choose("low: nothing supports it, it is a cautious default", "低：没有依据，只是谨慎的默认值")
	}
	return string(c)
}

// misleading returns what an HTTP status wrongly suggests about the class of a
// code, or "".
func misleading(status int, class codes.Retry, lang Lang) string {
	if class == "" || status == 0 {
		return ""
	}
	passes := status >= 500 || status == 429 || status == 408
	busy := status == 409 || status == 423 || status == 425
	switch {
	case status < 400 && class != codes.RetrySuccess:
		return lang.Choose("looks like success, and this is a failure", "看似成功，其实是失败")
	case passes && !class.Retryable():
		return lang.Choose("looks like a fault that passes, but do not just resend", "看似会自行消失的故障，但不能直接重发")
	case status >= 400 && !passes && !busy && class.Retryable():
		return lang.Choose("looks like a wrong request, but resending may help", "看似请求有误，但同一请求稍后可能成功")
	}
	return ""
}
