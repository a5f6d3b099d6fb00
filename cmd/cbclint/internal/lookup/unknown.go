package lookup

import (
	"fmt"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
)

// mostNear is how many similar codes are listed for an unknown one.
const mostNear = 5

// writeUnknown says that a code is unknown, and which codes are similar.
func (x *Explainer) writeUnknown(q query) {
	fmt.Fprintf(&x.unknown, "cbclint: explain: "+x.lang.Choose("%s is in no catalog", "目录中没有 %s"), q.code)
	if q.spelled != q.code {
		fmt.Fprintf(&x.unknown, x.lang.Choose(" (read from %q)", "（由 %q 解读）"), q.spelled)
	}
	var near []catalog.Entry
	for _, code := range append([]string{q.code}, q.others...) {
		near = append(near, x.catalog.Near(code, mostNear-len(near))...)
	}
	if catalog.IsSeen(q.code) {
		fmt.Fprint(&x.unknown, x.lang.Choose("; public code uses it, but no page says what it means", "；公开代码中出现过，但没有文档说明其含义"))
	}
	letters, _ := catalog.Split(q.code)
	if p, ok := x.catalog.PrefixOf(q.code); x.catalog.IsWellFormed(q.code) {
		x.mayBeRight = true
	} else if ok {
		fmt.Fprintf(&x.unknown, x.lang.Choose("; codes have %s digits behind %s.", "；%[2]s. 之后应有 %[1]s 位数字"), counts(p.Digits, x.lang), letters)
	}
	if len(near) > 0 {
		fmt.Fprint(&x.unknown, x.lang.Choose("; near it are", "；相近的有"))
	}
	fmt.Fprintln(&x.unknown)
	for _, e := range near {
		message := x.lang.Choose(e.Text(), e.Chinese)
		line := strings.Join([]string{string(e.Code), e.Name, message}, " ")
		fmt.Fprintf(&x.unknown, "\t%s\n", printable.Text(strings.Join(strings.Fields(line), " ")))
	}
}

// counts returns numbers of digits as a text, e.g. "4 or 8".
func counts(digits []int, lang codestext.Lang) string {
	words := strings.Fields(strings.Trim(fmt.Sprint(digits), "[]"))
	return strings.Join(words, lang.Choose(" or ", " 或 "))
}

// writeNone says that a text has no code, or a code with an unknown prefix.
func (x *Explainer) writeNone(text string) {
	if code := foreign(x.catalog.Catalog, text); code != "" {
		letters, _ := catalog.Split(code)
		fmt.Fprintf(&x.unknown, "cbclint: explain: "+x.lang.Choose(
			"no catalog has the prefix %s of %s; name a file with its codes, as in \"cbclint explain -catalog=codes.json %[2]s\"",
			"没有目录包含 %s 前缀（%s）；请指定包含其错误码的文件，例如 \"cbclint explain -catalog=codes.json %[2]s\"")+"\n", letters, code)
		return
	}
	const longest = 80
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	var begin []string
	for _, p := range x.catalog.Prefixes() {
		begin = append(begin, p.Letters+".")
	}
	last := len(begin) - 1 // there is always APIGW besides CBC
	fmt.Fprintf(&x.unknown, "cbclint: explain: "+x.lang.Choose(
		"no code in %q; want one that begins with %s, as in %s; -catalog names files with others, and \"cbclint codes\" looks for words",
		"%q 中没有错误码；错误码以 %s 开头，例如 %s；其他错误码用 -catalog 指定文件，按文字查找用 \"cbclint codes\"")+"\n",
		text, strings.Join(begin[:last], x.lang.Choose(", ", "、"))+x.lang.Choose(" or ", " 或 ")+begin[last], codes.InsufficientBalance)
}

// note explains that an unknown code is not always wrong.
func (x *Explainer) note() string {
	return x.lang.Choose(
		"The APIs send some codes that the published page lacks, so it may be right; an unknown code does not count as retryable.",
		"API 会返回一些已发布页面未收录的错误码，因此它可能没有错；未知的错误码不视为可重试。") + "\n"
}
