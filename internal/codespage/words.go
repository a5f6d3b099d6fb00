package codespage

import (
	"fmt"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

// words are the page's own words in one language. {n} and {total} stand for numbers.
type words struct {
	Lang         string // as in HTML
	ChineseFirst bool

	Title, Published, Mixed, AsPublished, Defects      string
	Judged, JudgedMixed, JudgedEnd, Import             string
	Search, SearchHelp, Count, None, Missing, Reset    string
	All, Unknown, Family, Retry, Status, Prefix        string
	Elsewhere, Meaning                                 string
	Retryable, Ignored                                 string
	Copy, Copied, Confidence, Twins, Reason, Name      string
	PublishedBy, Judgement, NoEnglish, NoChinese, From string
}

func wordsIn(lang string) (words, error) {
	switch lang {
	case "", "en":
		return english(), nil
	case "zh":
		return chinese(), nil
	}
	return words{}, fmt.Errorf("codespage: there are no words in the language %q; want \"en\" or \"zh\"", lang)
}

func english() words {
	return words{
		Lang:        "en",
		Title:       "Huawei Cloud error codes",
		Published:   "Codes, HTTP statuses and messages are Huawei Cloud\u2019s,",
		Mixed:       "Codes, HTTP statuses and messages are their publishers\u2019,",
		AsPublished: "as published",
		Defects:     ", defects included. A failure may have the status 200.",
		Elsewhere:   "Codes that are not in that table say where they are documented.",
		Meaning:     "Meaning",
		Judged:      "The names of the constants and what is shaded (retry class, reason and so on) are the judgement of",
		JudgedMixed: "or of those who wrote the catalog files",
		JudgedEnd:   ".",
		Import:      "Constants",
		From:        "Source",
		Search:      "Search",
		SearchHelp:  "Code, digits, constant, English or Chinese",
		Count:       "{n} of {total} codes",
		None:        "No code matches.",
		Missing:     "This page has no code",
		Ignored:     "This page has no filter",
		Retryable:   "retryable: ",
		Reset:       "Reset",
		All:         "all",
		Unknown:     "not known",
		Family:      "Family",
		Retry:       "Retry class",
		Status:      "HTTP status",
		Prefix:      "Prefix",
		Copy:        "Copy",
		Copied:      "Copied",
		Confidence:  "Confidence",
		Twins:       "Twins",
		Reason:      "Reason",
		Name:        "Name",
		PublishedBy: "As published",
		Judgement:   "Judgement, not published",
		NoEnglish:   "No English message.",
		NoChinese:   "No Chinese message.",
	}
}

func chinese() words {
	return words{
		Lang:         "zh-CN",
		ChineseFirst: true,
		Title:        "华为云错误码",
		Published:    "错误码、HTTP 状态码和中英文描述出自华为云,",
		Mixed:        "错误码、HTTP 状态码和中英文描述出自各发布方,",
		AsPublished:  "按发布原样",
		Defects:      "列出,包括其中的错误。失败时状态码也可能是 200。",
		Elsewhere:    "不在该表中的错误码注明了出处。",
		Meaning:      "含义",
		Judged:       "常量名和带底色的内容(重试类别、理由等)是",
		JudgedMixed:  "或目录文件作者",
		JudgedEnd:    "自己的判断。",
		Import:       "常量",
		From:         "出处",
		Search:       "搜索",
		SearchHelp:   "错误码、数字、常量名、中文或英文",
		Count:        "{n} / {total} 个错误码",
		None:         "没有匹配的错误码。",
		Missing:      "本页没有错误码",
		Ignored:      "本页没有筛选条件",
		Retryable:    "可重试:",
		Reset:        "重置",
		All:          "全部",
		Unknown:      "未知",
		Family:       "领域",
		Retry:        "重试类别",
		Status:       "HTTP 状态码",
		Prefix:       "前缀",
		Copy:         "复制",
		Copied:       "已复制",
		Confidence:   "可信度",
		Twins:        "同义码",
		Reason:       "理由",
		Name:         "名称",
		PublishedBy:  "发布内容",
		Judgement:    "自己的判断,非发布内容",
		NoEnglish:    "没有英文描述。",
		NoChinese:    "没有中文描述。",
	}
}

// A class is a retry class as the page shows it.
type class struct {
	retry            codes.Retry
	tone             string // the colours of its badge
	english, chinese string // its meaning for a caller
}

// classes returns the retry classes in the order of package codes.
func classes() []class {
	return []class{
		{codes.RetrySuccess, "good", "no failure", "成功,没有失败"},
		{codes.RetryThrottled, "resend", "back off and resend", "退避后重发"},
		{codes.RetryTransient, "resend", "a fault that passes: resend after a while", "暂时性故障:稍后重发"},
		{codes.RetryConflict, "resend", "another operation is running: resend when it has ended", "另一操作正在进行:待其结束后重发"},
		{codes.RetryExhausted, "care", "a quota that resets in hours or a day", "配额用尽:数小时或一天后恢复"},
		{codes.RetryReauth, "care", "get a new token, then resend", "获取新 Token 后重发"},
		{codes.RetryUnknownOutcome, "care", "it may have taken effect: look before resending", "可能已经生效:先查询结果,再决定是否重发"},
		{codes.RetryTerminal, "stop", "resending unchanged cannot succeed", "原样重发不会成功"},
	}
}

func classOf(retry codes.Retry) class {
	for _, c := range classes() {
		if c.retry == retry {
			return c
		}
	}
	return class{retry: retry, tone: "stop"}
}

func (w words) advice(c class) string {
	if w.ChineseFirst {
		return c.chinese
	}
	return c.english
}

// compareClasses sorts retry classes as package codes does, and others after them.
func compareClasses(a, b string) int {
	place := func(retry string) int {
		for i, c := range classes() {
			if string(c.retry) == retry {
				return i
			}
		}
		return len(classes())
	}
	if p, q := place(a), place(b); p != q {
		return p - q
	}
	return strings.Compare(a, b)
}
