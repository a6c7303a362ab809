package ops

import "regexp"

// Matches reports whether s matches a regular expression (RE2). It fails if pattern is none.
func Matches(s, pattern string) bool {
	ok, err := regexp.MatchString(pattern, s)
	if err != nil {
		fail("%q is no regular expression: %v", pattern, err)
	}
	return ok
}
