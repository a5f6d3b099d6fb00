//go:build !linux

package inscope

const onlyElsewhere = "CBC.0101"

var _ = onlyElsewhere

const suffix = "5005"
