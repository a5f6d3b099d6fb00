package imports

import (
	"fmt"

	// A comment of the import.
	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

var thirdParty = fmt.Sprint(modfile.IsDirectoryPath("CBC.0150"), semver.IsValid("CBC.0150")) // want `codes.O` `codes.O`
