package catalog

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed seen.txt
var seen string

// IsSeen reports whether public programs use a code that no page of Huawei explains. No
// catalog has such a code.
func IsSeen(code string) bool {
	return slices.Contains(strings.Fields(seen), code)
}
