//go:build !never

package malformed

const system = "CBC.0250"
