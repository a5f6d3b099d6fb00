//go:build !never

package suggest

const system = "CBC.0155"
