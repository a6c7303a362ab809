package expr

import (
	"errors"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// What an expression may be at most, so that hostile ones are refused in bounded time and stack.
const (
	maxText     = 64 << 10 // bytes
	maxNesting  = 250      // brackets, prefix operators, and what nests to the right
	maxDepth    = 2_500    // nodes within nodes
	maxNodes    = 50_000   // nodes checked; comparisons in a row check their middle twice
	maxMistakes = 100      // said of one expression
)

// parse reads the text. It reports what cannot be read.
func (c *checker) parse() (ast.Node, bool) {
	text := c.text.String()
	if len(text) > maxText || nesting(text) > maxNesting {
		c.tooComplex()
		return nil, false
	}
	tree, err := parser.Parse(text)
	if err != nil {
		c.reportSyntax(err)
		return nil, false
	}
	return tree.Node, true
}

// nesting bounds from above how deep the parser has to descend.
func nesting(text string) int {
	depth, most, run := 0, 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '!', '-', '+':
			run++
		case ' ', '\n', '\t':
		default:
			run = 0
		}
		most = max(most, depth+run)
	}
	right := 0
	for _, s := range []string{"not", "let", "else", "**", "^", "?"} {
		right += strings.Count(text, s)
	}
	return most + right/20
}

func (c *checker) reportSyntax(err error) {
	var fe *file.Error
	if !errors.As(err, &fe) {
		c.diags.Errorf(Syntax, c.text.Span(), "the expression cannot be read")
		return
	}
	message, hint := explainSyntax(fe.Message)
	if guess := c.guess(fe); guess != "" {
		hint = guess
	}
	from, to := c.bytes(fe.Location)
	if open, ok := closureBefore(c.text.String()[:from]); ok && c.text.String()[from:to] == ":" {
		c.reportRecord(open)
		return
	}
	d := c.diags.Errorf(Syntax, c.text.SpanOf(from, to), "%s", message)
	if hint != "" {
		d.WithHint("%s", hint)
	}
}

var tokenForm = regexp.MustCompile(`(?:Operator|Bracket|Identifier|Number|String|Bytes)\((".*")\)`)

// explainSyntax puts a message of the parser into the words of our own.
func explainSyntax(message string) (text, hint string) {
	switch {
	case strings.HasPrefix(message, "unexpected token EOF"), strings.HasPrefix(message, "unexpected end"):
		return "the expression ends too early", ""
	case strings.Contains(message, "literal not terminated"):
		return "the text has no closing quote", ""
	case strings.Contains(message, "coalesce expressions (??) cannot be mixed"):
		return "`??` beside another operator is ambiguous", "put brackets around one of the two: `(a ?? b) + c`"
	case strings.HasPrefix(message, "invalid ") && strings.Contains(message, " literal"), strings.HasSuffix(message, "literal is too large"):
		return "this is no number, or none that can be held", "an int has 64 bits, a float goes to 1.8e308"
	case strings.HasPrefix(message, "expected at least"):
		return "an argument is missing", "loops take a list and an expression: `map(xs, # + 1)`"
	case message == "expected name":
		return "a name is missing here", ""
	case strings.HasPrefix(message, "unrecognized character"):
		return "this character has no meaning here", ""
	case strings.Contains(message, "exceeds maximum allowed nodes"):
		return "the expression is too large", ""
	case strings.HasPrefix(message, "a map key must be"):
		return "a field of a record begins with a name or a text, as in `{name: \"Ada\"}`",
			"an expression as a key stands in brackets: `{(key): value}`"
	}
	message = tokenForm.ReplaceAllStringFunc(message, func(s string) string {
		return "`" + strings.Trim(tokenForm.FindStringSubmatch(s)[1], `"`) + "`"
	})
	message = strings.TrimSuffix(strings.TrimPrefix(message, "unexpected token "), ".")
	return "the expression cannot be read at " + message, ""
}

// guess returns a hint for the mistakes that people bring from other languages, or "".
func (c *checker) guess(fe *file.Error) string {
	text := c.text.String()
	from, to := c.bytes(fe.Location)
	before := strings.TrimRight(text[:from], " ")
	switch found := strings.TrimSpace(text[from:to]); {
	case found == "=" && strings.HasSuffix(before, "=="):
		return "`==` compares; there is no `===`"
	case strings.HasPrefix(text[from:], "=>"):
		return "a function within a call is an expression of `#`: `map(xs, # + 1)`"
	case strings.HasSuffix(before, "++") || strings.HasSuffix(strings.TrimSpace(text), "++"):
		return "there is no `++`; the action `set: n = n + 1` counts"
	case (found == "" || from >= len(strings.TrimRight(text, " "))-1) && !closed(text):
		return "a bracket is not closed"
	case piped.MatchString(text):
		return "what stands behind `|` is a call: `name | upper()`"
	case found == "=":
		return "`==` compares; a value is set by the action `set`"
	case found == "." && strings.TrimSpace(text[:from]) == "" || strings.HasPrefix(found, "#"):
		return "`.field` and `#` stand for the element of a loop such as filter"
	case strings.HasPrefix(found, "&") || strings.HasPrefix(found, "|"):
		return "write `&&` or `and`, `||` or `or`"
	case found == "if" || found == "else":
		return "a choice within an expression is `condition ? a : b`"
	}
	return ""
}

// piped is a text whose last part is a name behind `|`.
var piped = regexp.MustCompile(`\|\s*[\pL_][\pL\pN_]*\s*$`)

// closed reports whether as many brackets are closed as are opened, strings aside.
func closed(text string) bool {
	open := 0
	for _, r := range literals.ReplaceAllString(text, "") {
		switch r {
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			open--
		}
	}
	return open <= 0
}

// literals are the strings of an expression.
var literals = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`")

// reportRecord reports a record where its brace, at open, begins a closure.
func (c *checker) reportRecord(open int) {
	text := c.text.String()
	d := c.diags.Errorf(RecordInClosure, c.text.SpanOf(open, open+1), "this brace opens a closure, not a record").
		WithHint("a record as the value of a closure stands in brackets: `({name: value})`")
	if end := closingBrace(text, open); end > 0 {
		whole := c.text.SpanOf(open, end)
		d.WithHint("put the record in brackets: `(%s)`", text[open:end]).WithFix(whole, "("+whole.Text()+")", true)
	}
}

// closingBrace returns the offset behind the brace that closes the one at open, 0 if there is none.
func closingBrace(text string, open int) int {
	depth, quote := 0, byte(0)
	for i := open; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == '\\' && quote != '`' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// closureBefore returns the offset of the innermost bracket that is open at the end of text, and whether it is the brace
// of a closure: one behind the comma of a call.
func closureBefore(text string) (int, bool) {
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case ')', ']', '}':
			depth++
		case '(', '[':
			depth--
		case '{':
			if depth == 0 {
				return i, strings.HasSuffix(strings.TrimSpace(text[:i]), ",")
			}
			depth--
		}
		if depth < 0 {
			return 0, false
		}
	}
	return 0, false
}
