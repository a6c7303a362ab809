package format

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxWidth bounds how long a formatted number may become.
const maxWidth = 1000

// spec is a parsed format specification: [[fill]align][sign][z][#][0][width][grouping][.precision][kind].
type spec struct {
	fill        rune // what pads
	align       byte // one of < > ^ =
	sign        byte // one of + - and space; 0 = not given
	noMinusZero bool // z: -0 is written as 0
	alternate   bool // #
	width       int
	group       byte // , or _; 0 = none
	precision   int  // -1 = not given
	kind        byte // 0 = not given
}

// parse reads a specification whose kind may be one of kinds.
func parse(text, kinds string) (spec, error) {
	s := spec{fill: ' ', precision: -1}
	rest := text
	take := func(set string) byte {
		if rest != "" && strings.IndexByte(set, rest[0]) >= 0 {
			c := rest[0]
			rest = rest[1:]
			return c
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(rest)
	filled := n > 0 && n < len(rest) && strings.IndexByte("<>^=", rest[n]) >= 0
	if filled {
		s.fill, s.align, rest = r, rest[n], rest[n+1:]
	} else {
		s.align = take("<>^=")
	}
	s.sign = take("+- ")
	s.noMinusZero = take("z") != 0
	s.alternate = take("#") != 0
	if !filled && take("0") != 0 {
		s.fill = '0'
		if s.align == 0 {
			s.align = '='
		}
	}
	if s.align == 0 {
		s.align = '>'
	}
	s.width = max(takeNumber(&rest), 0)
	s.group = take(",_")
	if take(".") != 0 {
		if s.precision = takeNumber(&rest); s.precision < 0 {
			return s, errorf(text, "a number of digits is missing behind the point")
		}
	}
	if s.kind = take(kinds); rest != "" {
		return s, errorf(text, "`%s` has no meaning there", rest)
	}
	switch {
	case s.width > maxWidth || s.precision > maxWidth:
		return s, errorf(text, "a number has at most %d digits", maxWidth)
	case s.group == ',' && s.kind != 0 && strings.IndexByte("boxXc", s.kind) >= 0:
		return s, errorf(text, "`,` groups decimal digits only; `_` groups these")
	case s.kind == 'n' && s.group != 0:
		return s, errorf(text, "`n` groups by itself, `%c` has no meaning beside it", s.group)
	case s.kind == 'c' && (s.sign != 0 || s.alternate || s.group != 0):
		return s, errorf(text, "a character has no sign and no groups")
	}
	return s, nil
}

// takeNumber takes digits off the front; -1 if there are none.
func takeNumber(rest *string) int {
	n := 0
	for n < len(*rest) && (*rest)[n] >= '0' && (*rest)[n] <= '9' {
		n++
	}
	if n == 0 {
		return -1
	}
	v, err := strconv.Atoi((*rest)[:n])
	if err != nil {
		v = maxWidth + 1
	}
	*rest = (*rest)[n:]
	return v
}

func errorf(text, format string, args ...any) error {
	return fmt.Errorf("the format %q cannot be used: %s", text, fmt.Sprintf(format, args...))
}
