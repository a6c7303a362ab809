//go:build unix

// Package cputime measures how much work something is, for tests that must not depend on what else the machine does.
package cputime

import (
	"syscall"
	"time"
)

// Used returns the processor time that this process has used so far, on all processors.
func Used() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // it fails for wrong arguments alone
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
