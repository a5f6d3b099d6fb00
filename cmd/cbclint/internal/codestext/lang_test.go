package codestext

import "testing"

// TestLangOf: the first variable that is not empty decides, and the language is English
// unless it asks for Chinese.
func TestLangOf(t *testing.T) {
	for _, test := range []struct {
		all, messages, lang string
		want                Lang
	}{
		{"", "", "", English},
		{"", "", "C.UTF-8", English},
		{"", "", "zha_CN", English},
		{"", "", "en_ZH.zh", English},
		{"C", "zh_CN", "zh_CN", English},
		{"", "en_US.UTF-8", "zh_CN.UTF-8", English},
		{"\xff", "", "zh", English},
		{"", "", "zh_CN.UTF-8", Chinese},
		{"", "", "zh", Chinese},
		{"", "", "ZH-TW", Chinese},
		{"", "zh_SG@x", "en", Chinese},
		{"zh.GBK", "en", "en", Chinese},
	} {
		env := map[string]string{"LC_ALL": test.all, "LC_MESSAGES": test.messages, "LANG": test.lang, "LANGUAGE": "fr"}
		if got := LangOf(func(name string) string { return env[name] }); got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
	}
}

func TestParseLang(t *testing.T) {
	for _, name := range []string{"", "fr", "EN", "zh_CN", "Chinese"} {
		if lang, err := ParseLang(name); err == nil || lang != "" {
			t.Errorf("%q is %q", name, lang)
		}
	}
	for _, lang := range []Lang{English, Chinese} {
		if got, err := ParseLang(string(lang)); got != lang || err != nil {
			t.Errorf("%q is %q, %v", lang, got, err)
		}
	}
}
