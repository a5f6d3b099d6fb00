// Package bss tells programs that call the APIs of CBC by what they have in their sources:
// the packages of Huawei's SDK for these APIs, or their addresses.
package bss

import (
	"bytes"
	"strings"
)

// SDK is the module path of Huawei's SDK.
const SDK = "github.com/huaweicloud/huaweicloud-sdk-go-v3"

// services is where the SDK has a package for each service and version.
const services = SDK + "/services/"

// IsSDK reports whether a package is the SDK's client for the APIs of CBC, of either site
// and any version.
func IsSDK(path string) bool {
	rest, ok := strings.CutPrefix(path, services)
	if !ok {
		return false
	}
	service, version, ok := strings.Cut(rest, "/")
	return ok && (service == "bss" || service == "bssintl") && !strings.Contains(version, "/")
}

// The addresses of the APIs, of either site.
const (
	address     = "bss.myhuaweicloud.com"
	addressIntl = "bss-intl.myhuaweicloud.com"
)

// HasAddress reports whether a text has the address of the APIs in it.
func HasAddress(text string) bool {
	return strings.Contains(text, address) || strings.Contains(text, addressIntl)
}

// InSource reports whether the source of a Go file may import a package of the SDK, or
// have an address.
func InSource(source []byte) bool {
	return bytes.Contains(source, []byte(services+"bss")) || bytes.Contains(source, []byte(address)) || bytes.Contains(source, []byte(addressIntl))
}
