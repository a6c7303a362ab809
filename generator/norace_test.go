//go:build !race

package generator

// slow is how much longer anything may take than in an ordinary build.
const slow = 1
