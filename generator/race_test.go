//go:build race

package generator

// slow is how much longer anything may take: the race detector slows loops over bytes that much.
const slow = 20
