package config

import (
	"net/url"
	"strconv"
	"strings"
)

// Checks of texts. What goes into a style sheet is held to its grammar here, once, so that whoever writes the style
// sheet need not escape.

func anyText(string) bool { return true }

// hostText is a host name or an IP address, without port, or "" for all interfaces.
func hostText(s string) bool {
	return !strings.ContainsAny(s, " /?#@\\\"'<>") && (!strings.Contains(s, ":") || strings.Count(s, ":") > 1)
}

// hostPatternText is a value of Host, with or without port; "*" stands for any, "*.example.com" for a domain's.
func hostPatternText(s string) bool {
	return s != "" && !strings.ContainsAny(s, " /?#@\\\"'<>")
}

// pathText is a URL path without query and without empty, "." and ".." parts, not counting slashes at the ends.
func pathText(s string) bool {
	for part := range strings.SplitSeq(strings.Trim(s, "/"), "/") {
		if part == "." || part == ".." || part == "" && strings.Trim(s, "/") != "" {
			return false
		}
	}
	return !strings.ContainsAny(s, " ?#\\\"'<>%")
}

// originText is scheme://host[:port], or "*".
func originText(s string) bool {
	if s == "*" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") &&
		u.User == nil && u.Path == "" && u.RawQuery == "" && u.Fragment == ""
}

const colorWant = "a CSS colour such as #ff4b4b, rgb(255, 75, 75) or tomato"

// colorText is a hexadecimal colour, a name, or a function of numbers.
func colorText(s string) bool {
	if digits, ok := strings.CutPrefix(s, "#"); ok {
		n := len(digits)
		return (n == 3 || n == 4 || n == 6 || n == 8) && only(digits, isHex)
	}
	name, rest, called := strings.Cut(s, "(")
	if !called {
		return s != "" && only(s, isLetter)
	}
	args, closed := strings.CutSuffix(rest, ")")
	return closed && name != "" && name != "url" && only(name, isLetter) && args != "" && only(args, isColorArgument)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func isColorArgument(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || strings.IndexByte(" ,.%/+-", c) >= 0
}

func only(s string, allowed func(byte) bool) bool {
	for i := range len(s) {
		if !allowed(s[i]) {
			return false
		}
	}
	return true
}

const lengthWant = "a length such as 0.5rem or 8px"

// lengthText is a number with the unit px, rem or em, or without one.
func lengthText(s string) bool {
	for _, unit := range [...]string{"px", "rem", "em"} { // rem before em, which it ends in
		if number, ok := strings.CutSuffix(s, unit); ok {
			s = number
			break
		}
	}
	n, err := strconv.ParseFloat(s, 64)
	return err == nil && n >= 0 && n <= 10_000 && only(s, func(c byte) bool { return c == '.' || '0' <= c && c <= '9' })
}

const radiusWant = "none, small, medium, large, full, or " + lengthWant

func radiusText(s string) bool {
	switch s {
	case "none", "small", "medium", "large", "full":
		return true
	}
	return lengthText(s)
}

const fontWant = "a font family, or family:url"

// fontText is a list of families, optionally followed by a colon and where to load the font from.
func fontText(s string) bool {
	return s != "" && !strings.ContainsAny(s, ";{}<>\\\n\r\t\"()")
}
