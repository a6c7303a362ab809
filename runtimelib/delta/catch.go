package delta

// Caught computes what an element reads and returns what it failed with, "" if it did not.
func Caught(compute func()) (failed string) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case interrupted, stopped, restart:
			panic(r)
		default:
			if failed = failure(r).Message; failed == "" {
				failed = "it failed"
			}
		}
	}()
	compute()
	return ""
}
