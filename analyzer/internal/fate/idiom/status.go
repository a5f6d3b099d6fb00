package idiom

import (
	"go/types"
	"regexp"
	"strconv"
)

var (
	statusName = regexp.MustCompile(`(?i)status`)
	statusType = regexp.MustCompile(`^Err(?:Default|Unexpected)?(4[0-9]{2}|5[0-9]{2})$`)
)

// StatusOfType returns the status that the name of an error's type says, or 0:
// golangsdk.ErrDefault400.
func StatusOfType(t types.Type) int {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return 0
	}
	m := statusType.FindStringSubmatch(named.Obj().Name())
	if m == nil {
		return 0
	}
	status, _ := strconv.Atoi(m[1])
	return status
}

// IsStatusName reports whether a name is that of an HTTP status.
func IsStatusName(name string) bool { return statusName.MatchString(name) }
