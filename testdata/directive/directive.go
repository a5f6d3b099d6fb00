// Package directive has //cbclint:ignore and //nolint.
package directive

// A directive that is no good one is reported, and suppresses nothing.
func bad(code string) bool {
	//cbclint:ignroe // want `^unknown directive //cbclint:ignroe; want //cbclint:ignore$`
	return code == "CBC.5030" || // want `unknown CBC`
		code == "CBC.5031" || //cbclint:ignore unknwon -- typo // want `unknown CBC` `^unknown rule "unknwon" in //cbclint:ignore; want some of unknown,malformed,.*, and a reason only after --$`
		code == "CBC.5032" || //cbclint:ignore unknown on purpose -- // want `unknown CBC` `^unknown rule "unknown on purpose" in`
		code == "CBC.5033" || //cbclint:ignore unknown, -- nothing after the comma // want `unknown CBC` `^unknown rule "" in`
		code == "CBC.5034" || //cbclint:ignore-unknown // want `unknown CBC` `^unknown directive //cbclint:ignore-unknown;`
		code == "CBC.5035" || //cbclint: ignore // want `unknown CBC` `^unknown directive //cbclint:; want //cbclint:ignore$`
		code == "CBC.5039" || // cbclint:ignore // want `unknown CBC` `^a directive is written //cbclint:ignore, without spaces before the rules$`
		code == "CBC.5038" || /*cbclint:ignore*/ // want `unknown CBC` `^a directive is written //cbclint:ignore, without spaces before the rules$`
		code == "CBC.5043" //CBCLint:ignore // want `unknown CBC` `^a directive is written //cbclint:ignore, without spaces before the rules$`
}

//cbclint:ignore -- // want `^//cbclint:ignore applies to nothing: neither does code stand on its line nor begin on the next$`

// A directive that names other rules, or is about another line or node.
func other(code string) bool {
	//cbclint:ignore constant
	if code == "CBC.5030" { // want `unknown CBC`
		return code == "CBC.5003"
	}
	//cbclint:ignore unknown
	_ = code == "CBC.5030"
	_ = code == "CBC.5031" // want `unknown CBC`
	code =                 //cbclint:ignore unknown -- // want `suppresses nothing`
		"CBC.5032" // want `unknown CBC`
	return code == "CBC.5003" // want `instead of the literal`
	//cbclint:ignore -- // want `applies to nothing`
}

// Don't flag what a directive ignores: on its line, and on the next line as a
// whole.
func ignored(code string) bool {
	_ = code == "CBC.5030"                       //cbclint:ignore
	_ = code == "CBC.5030" || code == "CBC.5003" //cbclint:ignore unknown,constant -- on purpose
	//cbclint:ignore unknown , constant
	_ = code == "CBC.5030" || code == "CBC.5003"

	//cbclint:ignore retryable -- the caller retries
	switch code {
	//cbclint:ignore
	case "CBC.5003", "CBC.5030":
		return code == "CBC.5003"
	case "CBC.5004": // want `instead of the literal`
	}
	//cbclint:ignore unknown
	// Another comment may follow.
	if code == "CBC.5030" {
		code = "CBC.5030"
	} else {
		code = "CBC.5030"
	}
	return code == "CBC.5004" || // want `instead of the literal`
		//cbclint:ignore constant
		code == "CBC.5003" ||
		code == "CBC.5001" // want `instead of the literal`
}

// Not more than the line and the node that begins on it.
func rest(code string) bool {
	return oneOf(
		//cbclint:ignore
		[]string{
			"CBC.5030",
		}, code == "CBC.5031") || // want `unknown CBC`
		//cbclint ignore // want `^a directive is written //cbclint:ignore`
		code == "CBC.5032" // want `unknown CBC`
}

func oneOf(list []string, x bool) bool { return x }

//cbclint:ignore -- as a whole
var list = []string{
	"CBC.5030",
	"CBC.5003",
}

var (
	//cbclint:ignore unknown
	first  = "CBC.5030"
	second = []string{
		//cbclint:ignore unknown
		"CBC.5030",
		"CBC.5031", // want `unknown CBC`
	}
)

// Don't flag a function with a directive in its comment.
//
//cbclint:ignore unknown
func documented(code string) bool {
	return code == "CBC.5030"
}

// Don't flag what golangci-lint would not.
func nolint(code string) bool {
	_ = code == "CBC.5030" //nolint
	_ = code == "CBC.5030" // nolint:gosec,CBClint // a reason
	_ = code == "CBC.5030" //nolint:all
	//nolint:cbclint
	if code == "CBC.5030" {
		_ = code == "CBC.5031"
	}
	_ = code == "CBC.5030"    //nolint:gosec // want `unknown CBC`
	return code == "CBC.5030" //nolintcbclint // want `unknown CBC`
}
