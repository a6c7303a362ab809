package delta

// Caught computes what an element reads and returns what it failed with, "" if it did not.
func Caught(compute func()) (failed string) {
	r := caught(compute)
	if r == nil {
		return ""
	}
	if failed = failure(r).Message; failed == "" {
		failed = "it failed"
	}
	return failed
}
