package ops

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// Substring returns the characters from one index to another, without the latter; both are clamped, negative ones
// count from the end.
func Substring(s string, from, to int) string {
	from, to = clamp(from, to, utf8.RuneCountInString(s))
	start := offset(s, from)
	return s[start : start+offset(s[start:], to-from)]
}

// SubstringFrom returns the characters from an index on, as Substring does.
func SubstringFrom(s string, from int) string {
	from, _ = clamp(from, len(s), utf8.RuneCountInString(s))
	return s[offset(s, from):]
}

// offset returns the byte at which the n-th character of s begins.
func offset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// IndexOf returns how many characters stand before the first part in s, or -1.
func IndexOf(s, part string) int { return characters(s, strings.Index(s, part)) }

// LastIndexOf returns how many characters stand before the last part in s, or -1.
func LastIndexOf(s, part string) int { return characters(s, strings.LastIndex(s, part)) }

func characters(s string, bytes int) int {
	if bytes < 0 {
		return -1
	}
	return utf8.RuneCountInString(s[:bytes])
}

// MaxRepeat is how often a text may be repeated, and MaxText how long it may become, in bytes.
const (
	MaxRepeat = 1_000_000
	MaxText   = 16 << 20
)

// Repeat returns n copies of s. It fails if n is negative or more than MaxRepeat, or the result longer than MaxText.
func Repeat(s string, n int) string {
	if n < 0 || n > MaxRepeat {
		fail("a text cannot be repeated %d times", n)
	}
	if len(s)*n > MaxText {
		fail("a text repeated %d times is too long", n)
	}
	return strings.Repeat(s, n)
}

// patterns are the regular expressions that were used, by their text; few, since most are written in the spec. The map is
// replaced when one comes, so that reading it takes no lock.
var patterns struct {
	sync.Mutex // for replacing it
	compiled   atomic.Pointer[map[string]*regexp.Regexp]
}

const maxPatterns = 200 // then they are forgotten

// Matches reports whether s matches a regular expression (RE2). It fails if pattern is none.
func Matches(s, pattern string) bool {
	if known := patterns.compiled.Load(); known != nil {
		if re := (*known)[pattern]; re != nil {
			return re.MatchString(s)
		}
	}
	return compile(pattern).MatchString(s)
}

func compile(pattern string) *regexp.Regexp {
	re, err := regexp.Compile(pattern)
	if err != nil {
		fail("%q is no regular expression: %v", pattern, err)
	}
	patterns.Lock()
	defer patterns.Unlock()
	more := map[string]*regexp.Regexp{pattern: re}
	if known := patterns.compiled.Load(); known != nil && len(*known) < maxPatterns {
		maps.Copy(more, *known)
	}
	patterns.compiled.Store(&more)
	return re
}

// URLEncode makes s safe within a URL's path or query.
func URLEncode(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// ToBase64 encodes a text.
func ToBase64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// FromBase64 decodes a text. It fails if s is no base64, or not that of a text.
func FromBase64(s string) string {
	data, err := base64.StdEncoding.DecodeString(s)
	switch {
	case err != nil:
		fail("%q is no base64", s)
	case !utf8.Valid(data):
		fail("%q is not the base64 of a text", s)
	}
	return string(data)
}

// JSON writes a value as JSON on one line.
func JSON[T any](v T) string {
	data, err := json.Marshal(v)
	if err != nil {
		fail("the value cannot be written as JSON: %v", err)
	}
	return string(data)
}

// JSONIndent writes a value as JSON, indented by two blanks.
func JSONIndent[T any](v T) string {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		fail("the value cannot be written as JSON: %v", err)
	}
	return string(data)
}
