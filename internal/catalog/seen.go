package catalog

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed seen.txt
var seen string

// IsSeen reports whether public programs use a code that no page of Huawei's gives a
// meaning to, so that no catalog has it.
func IsSeen(code string) bool {
	return slices.Contains(strings.Fields(seen), code)
}
