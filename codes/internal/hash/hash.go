// Package hash is how codes are found in the catalog.
package hash

// Size is the number of hashes.
const Size = 1 << bits

const bits = 12

// Number returns the number that a code is: its digits, and how many there are.
// It reports false if the text has not the form of a code.
func Number(code string) (uint32, bool) {
	const prefix = "CBC."
	if len(code) != len(prefix)+4 && len(code) != len(prefix)+8 || code[:len(prefix)] != prefix {
		return 0, false
	}
	number := uint32(len(code))
	for i := len(prefix); i < len(code); i++ {
		digit := code[i] - '0'
		if digit > 9 {
			return 0, false
		}
		number = number*10 + uint32(digit)
	}
	return number, true
}

// Of returns the hash of a number, less than Size.
func Of(number, multiplier uint32) uint32 { return number * multiplier >> (32 - bits) }
