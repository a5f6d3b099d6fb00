package codestext

import (
	"fmt"
	"go/token"
	"io"
	"path"
	"strconv"
	"strings"

	"golang.org/x/mod/module"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// lineWidth is the most columns that a line of an explanation takes, unless it has no
// space to break at.
const lineWidth = 80

// An Explanation is all that is known about a code.
type Explanation struct {
	catalog.Entry
	Twins   map[codes.Code]catalog.Entry // the entries of the twins
	Shipped catalog.Entry                // what this program knows about the code; empty if nothing
}

// Write writes an explanation for people. It separates what is published from what
// somebody has judged.
// The width is that of a terminal in columns; 0 means that there is none.
func (e Explanation) Write(w io.Writer, lang Lang, columns int) error {
	published, judged := e.published(lang), e.judged(lang)
	width := 0
	for _, f := range append(published, judged...) {
		width = max(width, Width(f.label))
	}
	var b strings.Builder
	fmt.Fprintln(&b, strings.TrimSpace(string(e.Code)+" "+e.Name))
	write := func(heading string, fields []field) {
		fmt.Fprintf(&b, "\n%s\n", heading)
		for _, f := range fields {
			f.write(&b, width, columns)
		}
	}
	if len(published) > 0 {
		write(e.heading(lang, publishedPart, e.publisher(lang)), published)
	}
	if len(judged) > 0 {
		write(e.heading(lang, judgedPart, lang.Choose("Judgement of this project, not of Huawei Cloud", "本项目的判断（并非华为云的说明）")), judged)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A field is a line of an explanation.
type field struct{ label, text string }

// write writes a field. In a narrow terminal, the text stands below the label.
func (f field) write(b *strings.Builder, width, columns int) {
	const leastText = 30
	label, most, lines := f.label, lineWidth, wrap
	if columns > 0 {
		most, lines = min(most, columns), broken
	}
	if most-width-4 < leastText {
		fmt.Fprintf(b, "  %s\n", label)
		for _, line := range lines(f.text, most-4) {
			fmt.Fprintf(b, "    %s\n", line)
		}
		return
	}
	for _, line := range lines(f.text, most-width-4) {
		fmt.Fprintf(b, "  %s  %s\n", pad(label, width), line)
		label = ""
	}
}

// present returns the fields that have a text.
func present(fields ...field) []field {
	var with []field
	for _, f := range fields {
		if f.text = oneLine(f.text); f.text != "" {
			with = append(with, f)
		}
	}
	return with
}

func (e Explanation) published(lang Lang) []field {
	english, chinese := field{lang.Choose("English", "英文"), e.English}, field{lang.Choose("Chinese", "中文"), e.Chinese}
	if lang == Chinese {
		english, chinese = chinese, english
	}
	return present(
		field{lang.Choose("HTTP status", "HTTP 状态码"), number(e.Status)},
		english,
		chinese,
		field{lang.Choose("source", "出处"), e.Source},
	)
}

func (e Explanation) judged(lang Lang) []field {
	advice := classAdvice(e.Retry, lang)
	class, warning := "", ""
	if e.Retry != "" {
		class = className(e.Retry, lang) + lang.Choose(": ", "：") + advice.meaning
	}
	if wrong := misleading(e.Status, e.Retry, lang); wrong != "" {
		warning = fmt.Sprintf("HTTP %d %s", e.Status, wrong)
	}
	return present(
		field{lang.Choose("meaning", "含义"), e.Meaning},
		field{lang.Choose("family", "领域"), string(e.Family)},
		field{lang.Choose("retry class", "重试类别"), class},
		field{lang.Choose("what to do", "处理方法"), advice.action},
		field{lang.Choose("beware", "注意"), warning},
		field{lang.Choose("confidence", "可信度"), confidence(e.Confidence, lang)},
		field{lang.Choose("reason", "理由"), e.Reason},
		field{lang.Choose("twins", "同义错误码"), e.twins()},
		field{lang.Choose("constant", "常量"), e.constant()},
		field{"import", e.importPath()},
	)
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// twins returns the twins, each with what distinguishes it from the code.
func (e Explanation) twins() string {
	var list []string
	for _, code := range e.Entry.Twins {
		twin, status := e.Twins[code], ""
		if twin.Status != 0 {
			status = fmt.Sprintf("(HTTP %d)", twin.Status)
		}
		list = append(list, strings.Join(strings.Fields(fmt.Sprint(code, " ", twin.Name, " ", status)), " "))
	}
	return strings.Join(list, ", ")
}

// constant returns the constant as a program writes it.
func (e Explanation) constant() string {
	if e.Package == "" || e.Name == "" {
		return ""
	}
	prefix, _, ok := module.SplitPathVersion(e.Package) // e.g. without /v2
	if name := path.Base(prefix); ok && token.IsIdentifier(name) {
		return name + "." + e.Name
	}
	return e.Name
}

// importPath returns the package that has the constant, as a program imports it.
func (e Explanation) importPath() string {
	if e.constant() == "" {
		return ""
	}
	return strconv.Quote(e.Package)
}
