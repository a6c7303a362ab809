package devloop

import (
	"crypto/sha256"
	"encoding/hex"
)

// shortHash tells names apart that people would not: 12 hexadecimal digits.
func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
