package codestext

import (
	"reflect"

	"github.com/cbclint/cbclint/internal/catalog"
)

// publishedPart returns the part of an entry that is published.
func publishedPart(e catalog.Entry) catalog.Entry {
	var part catalog.Entry
	part.Status, part.English, part.Chinese, part.Source = e.Status, e.English, e.Chinese, e.Source
	return part
}

// judgedPart returns the part of an entry that is judgement.
func judgedPart(e catalog.Entry) catalog.Entry {
	var part catalog.Entry
	part.Name, part.Package = e.Name, e.Package
	part.Family, part.Retry, part.Confidence, part.Reason, part.Twins = e.Family, e.Retry, e.Confidence, e.Reason, e.Twins
	return part
}

// heading returns what stands over a part of an explanation: whose it is.
func (e Explanation) heading(lang Lang, part func(catalog.Entry) catalog.Entry, shipped string) string {
	switch {
	case e.Shipped.Code == "":
		return lang.Choose("From a catalog file", "来自目录文件")
	case !reflect.DeepEqual(part(e.Entry), part(e.Shipped)):
		return shipped + lang.Choose(", changed by a catalog file", "，经目录文件修改")
	}
	return shipped
}
