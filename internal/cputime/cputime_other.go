//go:build !unix

// Package cputime measures how much work something is, for tests that must not depend on what else the machine does.
package cputime

import "time"

var start = time.Now()

// Used returns the time that has passed; what the process has used cannot be told here.
func Used() time.Duration { return time.Since(start) }
