package codestext

import (
	"reflect"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// publishedPart returns the part of an entry that is published.
func publishedPart(e catalog.Entry) catalog.Entry {
	var part catalog.Entry
	part.Status, part.English, part.Chinese, part.Source = e.Status, e.English, e.Chinese, e.Source
	return part
}

// publisher returns the heading of the published part.
func (e Explanation) publisher(lang Lang) string {
	if info, known := codes.Lookup(e.Code); known && info.Source != codes.PublishedTable {
		return lang.Choose("Not in the table that Huawei Cloud publishes; see the source", "不在华为云发布的错误码表中，见出处")
	}
	return lang.Choose("Published by Huawei Cloud", "华为云发布的内容")
}

// judgedPart returns the part of an entry that is judgement.
func judgedPart(e catalog.Entry) catalog.Entry {
	var part catalog.Entry
	part.Name, part.Package, part.Meaning = e.Name, e.Package, e.Meaning
	part.Family, part.Retry, part.Confidence, part.Reason, part.Twins = e.Family, e.Retry, e.Confidence, e.Reason, e.Twins
	return part
}

// heading returns the heading of a part of an explanation, which says who wrote it.
func (e Explanation) heading(lang Lang, part func(catalog.Entry) catalog.Entry, shipped string) string {
	switch {
	case e.Shipped.Code == "":
		return lang.Choose("From a catalog file", "来自目录文件")
	case !reflect.DeepEqual(part(e.Entry), part(e.Shipped)):
		return shipped + lang.Choose(", changed by a catalog file", "，经目录文件修改")
	}
	return shipped
}
