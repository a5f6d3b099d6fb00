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

// domain is where the addresses of the APIs end: bss.myhuaweicloud.com and, for the
// international site, bss-intl.myhuaweicloud.com. A region may stand before it.
const domain = "myhuaweicloud.com"

// HasAddress reports whether a text has the address of the APIs in it.
func HasAddress(text string) bool {
	for len(text) > len(domain) {
		_, rest, ok := strings.Cut(text, "bss")
		if !ok {
			return false
		}
		if host, ok := strings.CutPrefix(strings.TrimPrefix(rest, "-intl"), "."); ok {
			region, behind, _ := strings.Cut(host, ".")
			if strings.HasPrefix(host, domain) || strings.HasPrefix(behind, domain) && strings.Trim(region, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" {
				return true
			}
		}
		text = rest
	}
	return false
}

// InSource reports whether the source of a Go file may import a package of the SDK, or
// have an address.
func InSource(source []byte) bool {
	return bytes.Contains(source, []byte(services+"bss")) || bytes.Contains(source, []byte(domain)) && HasAddress(string(source))
}
