package check

import (
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// goNames are the identifiers that are taken in one place of the generated code.
type goNames struct{ used map[string]bool }

// take returns name, or name with a number behind it if it is taken.
func (n *goNames) take(name string) string {
	if n.used == nil {
		n.used = make(map[string]bool)
	}
	unique := name
	for i := 2; n.used[unique] || reserved[unique] || token.IsKeyword(unique); i++ {
		unique = name + strconv.Itoa(i)
	}
	n.used[unique] = true
	return unique
}

// reserved are the names that generated code uses for itself.
var reserved = map[string]bool{
	"main": true, "specLines": true, "st": true, "v": true, "ev": true, "turn": true, "i": true, "run": true, "x": true,
	"Values": true, "Pages": true, "Caches": true, "string": true, "int": true, "bool": true, "len": true, "min": true, "max": true,
	"float64": true, "true": true, "false": true, "nil": true, "err": true, "error": true, "any": true, "byte": true, "append": true,
	"time": true, "strings": true, "strconv": true, "slices": true, "math": true, "delta": true, "state": true,
	"ops": true, "opt": true, "civil": true, "markdown": true, "format": true, "struntime": true, "omap": true, "table": true,
	"data": true, "cache": true, "secrets": true,
}

// local returns the Go name of a local variable: that of the spec, unless generated code needs it otherwise.
func (c *checker) local(name string) string {
	id := camel(name)
	if reserved[id] || token.IsKeyword(id) || id == strings.ToLower(c.unit.Type[:1]) {
		id += "Value"
	}
	return id
}

// camel returns a name of the spec as a Go identifier that is not exported: show_done → showDone.
func camel(name string) string {
	var b strings.Builder
	upper := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			upper = b.Len() > 0
		case upper:
			b.WriteRune(unicode.ToUpper(r))
			upper = false
		case b.Len() == 0:
			if unicode.IsDigit(r) {
				b.WriteByte('n')
			}
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "value"
	}
	return b.String()
}

// exported returns a name of the spec as an exported Go identifier.
func exported(name string) string {
	s := camel(name)
	if s == "id" || strings.HasSuffix(s, "Id") {
		s = s[:len(s)-2] + "ID"
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// typeName returns the name of the session's struct: of hello.yaml, hello; of table.yaml, whose name generated code needs,
// tableApp.
func typeName(file string) string {
	name := camel(strings.TrimSuffix(file, path.Ext(file)))
	if reserved[name] || token.IsKeyword(name) || slices.Contains(testNames, name) {
		name += "App"
	}
	return name
}

// testNames are the names that generated tests use for themselves.
var testNames = []string{"t", "user", "spec", "testing", "apptest"}

// words returns up to four words of a label as a name: "Press me!" → pressMe.
func words(label string) string {
	var kept []string
	for _, w := range strings.FieldsFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		kept = append(kept, w)
		if len(kept) == 4 {
			break
		}
	}
	return camel(strings.Join(kept, "_"))
}
