// Package codestext shows what a catalog knows about codes, in English or
// Chinese.
package codestext

import (
	"fmt"
	"strings"
)

// A Lang is a language to show codes in.
type Lang string

// The languages.
const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// ParseLang returns the language of a name.
func ParseLang(name string) (Lang, error) {
	switch lang := Lang(name); lang {
	case English, Chinese:
		return lang, nil
	}
	return "", fmt.Errorf("unknown language %q; want en or zh", name)
}

// LangOf returns the language that the environment asks for, Chinese or English. As POSIX
// says, the first of three variables that is not empty decides.
func LangOf(getenv func(string) string) Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := getenv(name) // e.g. zh_CN.UTF-8
		if locale == "" {
			continue
		}
		if end := strings.IndexAny(locale, "_-.@"); end >= 0 {
			locale = locale[:end]
		}
		if strings.EqualFold(locale, string(Chinese)) {
			return Chinese
		}
		break
	}
	return English
}

// Choose returns the one of two texts that is in the language.
func (l Lang) Choose(english, chinese string) string {
	if l == Chinese {
		return chinese
	}
	return english
}
