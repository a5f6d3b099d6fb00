package main

// A switch on the pointer of an SDK's response model: it forgets the throttle.
func decide(resp *response) string {
	if resp.ErrorCode == nil {
		return "no code"
	}
	switch *resp.ErrorCode {
	case "CBC.0000":
		return "done"
	case "CBC.5003", "CBC.99005003":
		return "top up"
	case "CBC.5030": // a typo
		return "never"
	default:
		return "give up"
	}
}

// A table of codes and texts.
var meanings = map[string]string{
	"CBC.5003":     "insufficient balance",
	"CBC.99003651": "in progress",
	"cbc.3002":     "never found",
}

func meaning(code *string) string {
	if code == nil {
		return ""
	}
	return meanings[*code]
}
