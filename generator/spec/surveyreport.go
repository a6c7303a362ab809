package spec

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// What the surveyor says. Offsets are those of the file.

func (s *surveyor) text(start, end int) string { return string(s.src[start:end]) }

// corrected returns the key at hand with a value in quotes, as a hint shows it.
func (s *surveyor) corrected(value string) string {
	if s.key == "" {
		return value
	}
	return s.key + ": " + value
}

// quoteInstead reports a text from start to end that needs quotes around it.
func (s *surveyor) quoteInstead(code *diag.Code, at, to, start, end int, safe bool, format string, args ...any) {
	quoted := quote(s.text(start, end))
	s.diags.Errorf(code, s.file.Span(at, to), format, args...).
		WithHint("put it in quotes: `%s`", s.corrected(quoted)).
		WithFix(s.file.Span(start, end), quoted, safe)
}

// isExpression reports whether the value from start to end is meant to be an expression beyond doubt.
func (s *surveyor) isExpression(start, end int) bool {
	return bareExpressions[s.key] || strings.Contains(s.text(start, end), "${{")
}

func (s *surveyor) reportTab(start, tab, at int) {
	spaces := strings.ReplaceAll(s.text(start, at), "\t", "  ")
	s.diags.Errorf(TabIndent, s.file.Span(tab, tab+1), "this line is indented with a tab; YAML indents with spaces").
		WithHint("replace each tab by two spaces").
		WithFix(s.file.Span(start, at), spaces, false)
}

// reportIndent reports a line at at that stands between two levels. inner is the last one that it ends.
func (s *surveyor) reportIndent(at int, inner level) {
	start := lineStart(s.src, at)
	d := s.diags.Errorf(BadIndent, s.lineSpan(at), "this line is indented by %s, unlike any line it could belong to", spaces(at-start))
	d.WithLabel(s.lineSpan(inner.at), "this one is indented by %s", spaces(inner.column))
	column := inner.column
	if n := len(s.levels); n > 0 && at-start-s.levels[n-1].column < inner.column-(at-start) {
		column = s.levels[n-1].column
	}
	if dash := s.byte(at) == '-' && s.blank(at+1); dash && !inner.dashes && column == inner.column {
		d.WithHint("put a dash in front of the other line, if it is an item of the same list")
		return
	}
	d.WithHint("indent it by %s", spaces(column)).WithFix(s.file.Span(start, at), strings.Repeat(" ", column), false)
	s.levels = append(s.levels, inner)
}

// spaces returns "n spaces".
func spaces(n int) string {
	if n == 1 {
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}

// reportDeeper reports a line at at that is indented below a value. Mostly that value lacks its colon.
func (s *surveyor) reportDeeper(at int) {
	defer func() {
		s.levels = append(s.levels, level{at - lineStart(s.src, at), s.byte(at) == '-', at}) // its neighbours are right then
	}()
	if s.loneAt >= 0 {
		s.reportNoColon(s.loneAt)
		return
	}
	d := s.diags.Errorf(BadIndent, s.lineSpan(at), "this line is indented deeper than the one above, whose value is complete")
	if s.key != "" {
		d.WithLabel(s.file.Span(s.keyAt, s.keyAt+len(s.key)), "%q has a value already", s.key)
	}
	if n := len(s.levels); n > 0 {
		d.WithHint("indent it by %s to put it beside the line above", spaces(s.levels[n-1].column))
	}
}

func (s *surveyor) lineSpan(at int) source.Span { return s.file.Span(at, s.plainEnd(at)) }

func (s *surveyor) reportNoColon(at int) {
	end := s.plainEnd(at)
	text := s.text(at, end)
	if name, rest, ok := strings.Cut(text, ":"); ok && isName(name) {
		fixed := name + ": " + rest
		s.diags.Errorf(MissingSpace, s.file.Span(at+len(name), at+len(name)+1), "there is no space behind this colon").
			WithHint("write `%s`", fixed).
			WithFix(s.file.Span(at, end), fixed, true)
		return
	}
	d := s.diags.Errorf(MissingColon, s.file.Span(at, end), "expected a key with a colon, found a text")
	if m := signatureAlone.FindStringSubmatch(text); m != nil {
		d.WithHint("write `%s: %s`", m[1], m[2])
		return
	}
	switch name, rest, _ := strings.Cut(text, " "); {
	case isName(text):
		d.WithHint("write `%s:`, and its value behind or below it", text)
	case isName(name):
		d.WithHint("write `%s: %s`", name, strings.TrimSpace(rest))
	}
}

// signatureAlone is a function with its value, without the colon between them.
var signatureAlone = regexp.MustCompile(`^([\pL_][\pL\pN_]*\([^()]*\)) +(\S.*)$`)

func (s *surveyor) reportUnclosedQuote(at int, flow bool) {
	quote := s.text(at, at+1)
	d := s.diags.Errorf(UnclosedQuote, s.file.Span(at, at+1), "this %s is not closed", quoteName(quote))
	if end := s.plainEnd(at); end > at+1 && !flow {
		closed := s.text(at, end) + quote
		d.WithHint("close it: `%s`", s.corrected(closed)).WithFix(s.file.Span(end, end), quote, false)
	} else if quote == "'" {
		d.WithHint("close it on this line; within single quotes an apostrophe is written twice")
	} else {
		d.WithHint("close it on this line; a quote within is written `\\\"`")
	}
}

func quoteName(quote string) string {
	if quote == "'" {
		return "single quote"
	}
	return "double quote"
}

func (s *surveyor) reportAfterQuote(at, end int) { s.reportAfterQuoteUpTo(at, end, s.plainEnd(end)) }

// reportAfterQuoteUpTo reports the text from end to stop behind a text in quotes that starts at at.
func (s *surveyor) reportAfterQuoteUpTo(at, end, stop int) {
	first := s.spaces(end)
	if strings.ContainsAny(s.text(at, stop), "\n") {
		s.diags.Errorf(TextAfterQuote, s.file.Span(first, stop), "text follows the closing quote").
			WithLabel(s.file.Span(end-1, end), "the text ends here")
		return
	}
	if s.isApostrophe(at, stop) {
		quoted := quote(s.text(at+1, stop-1))
		s.diags.Errorf(TextAfterQuote, s.file.Span(first, stop), "text follows the closing quote: to YAML the text ends there").
			WithLabel(s.file.Span(end-1, end), "this quote closes it").
			WithHint("use quotes of the other kind around it: `%s`", s.corrected(quoted)).
			WithFix(s.file.Span(at, stop), quoted, false)
		return
	}
	what := "the text"
	if s.isExpression(at, stop) {
		what = "the expression"
	}
	s.quoteInstead(TextAfterQuote, first, stop, at, stop, bareExpressions[s.key],
		"text follows the closing quote: to YAML %s ends there", what)
}

// isApostrophe reports whether the quotes around a text, from at to stop, are also in it: 'It's here'.
func (s *surveyor) isApostrophe(at, stop int) bool {
	return !s.isExpression(at, stop) && stop-at > 2 && s.src[stop-1] == s.src[at]
}

func (s *surveyor) reportAfterBracket(at, end int) {
	first, stop := s.spaces(end), s.plainEnd(end)
	kind := map[byte]string{'[': "list", '{': "mapping"}[s.src[at]]
	if strings.ContainsAny(s.text(at, stop), "\n") {
		s.diags.Errorf(TextAfterBracket, s.file.Span(first, stop), "text follows the closing bracket of a %s", kind)
		return
	}
	if strings.HasPrefix(s.text(at, end), "{{") {
		s.diags.Errorf(TextAfterBracket, s.file.Span(at, end), "`{{ … }}` is a YAML mapping, not an expression").
			WithHint("an expression within text is written `%s`", s.corrected("$"+s.text(at, stop))).
			WithFix(s.file.Span(at, at), "$", false)
		return
	}
	s.quoteInstead(TextAfterBracket, first, stop, at, stop, bareExpressions[s.key],
		"text follows the closing bracket: to YAML a value that begins with `%c` is a %s", s.src[at], kind)
}

func (s *surveyor) reportColon(at, end, colon int) {
	s.quoteInstead(ColonInText, colon, colon+1, at, end, s.isExpression(at, end),
		"a colon with a space behind it ends a key; this one stands within %s", s.what(at, end))
}

func (s *surveyor) what(at, end int) string {
	if s.isExpression(at, end) {
		return "an expression"
	}
	return "a text"
}

func (s *surveyor) reportSign(at int) {
	sign := string([]rune(s.text(at, lineEnd(s.src, at)))[:1])
	end := s.plainEnd(at)
	s.quoteInstead(TextBeginsWithSign, at, at+len(sign), at, end, false,
		"a text without quotes cannot begin with `%s`%s", sign, signMeaning(sign))
}

// reportTag reports an expression that begins with `!`.
func (s *surveyor) reportTag(at int) {
	tag := s.text(at, wordEnd(s.src, at, false))
	s.quoteInstead(TagInExpression, at, at+len(tag), at, s.plainEnd(at), true, tagInExpression, tag)
}

func signMeaning(sign string) string {
	switch sign {
	case "*":
		return ", which begins an alias"
	case "&":
		return ", which begins an anchor"
	case "|", ">":
		return ", which begins a block of lines"
	case "-":
		return " and a space, which begin an item of a list"
	}
	return ""
}

func (s *surveyor) reportUnclosedBracket(open, found int) {
	closer := map[byte]string{'[': "]", '{': "}"}[s.src[open]]
	d := s.diags.Errorf(UnclosedBracket, s.file.Span(open, open+1), "this `%c` is not closed", s.src[open])
	if found < len(s.src) && strings.IndexByte("]}", s.src[found]) >= 0 {
		d.WithLabel(s.file.Span(found, found+1), "found instead of `%s`", closer)
	}
	d.WithHint("close it with `%s`", closer)
	if end := s.plainEnd(open); found >= len(s.src) || lineStart(s.src, found) == s.nextLine(open) {
		d.WithFix(s.file.Span(end, end), closers(s.text(open, end)), false)
	}
}

// closers returns the brackets that close those that are open at the end of text, outside of quotes.
func closers(text string) string {
	var open []byte
	for sc := (scanner{text: text}); sc.at < len(text); sc.next() {
		switch c := text[sc.at]; c {
		case '{', '[':
			open = append(open, c+2)
		case '}', ']':
			open = open[:max(0, len(open)-1)]
		}
	}
	slices.Reverse(open)
	return string(open)
}

func (s *surveyor) reportHoleInFlow(start, end int) {
	s.quoteInstead(HoleInFlow, start, end, start, end, true,
		"within brackets `${{ }}` needs quotes: YAML ends the text at its first `{`")
}

func (s *surveyor) reportQuestionInFlow(start, end int) {
	at := start + strings.IndexByte(s.text(start, end), '?')
	s.quoteInstead(QuestionInFlow, at, at+1, start, end, true,
		"within brackets a `?` ends a text without quotes")
}

func (s *surveyor) reportBracketInFlow(start, end int) {
	at := start + strings.IndexAny(s.text(start, end), "[{")
	s.quoteInstead(BracketInFlow, at, at+1, start, end, true,
		"within brackets a `%c` ends a text without quotes", s.src[at])
}

func (s *surveyor) reportCommaInFlow(start, end int) {
	at := start + strings.IndexByte(s.text(start, end), ',')
	s.quoteInstead(CommaInFlow, at, at+1, start, end, true, "within brackets a comma ends a text without quotes")
}

func (s *surveyor) reportColonInFlow(start, end int) {
	at := s.colon(start, end)
	if at < 0 {
		at = start
	}
	s.quoteInstead(ColonInText, at, at+1, start, end, s.isExpression(start, end),
		"a colon with a space behind it ends a key; this one stands within a value")
}

// escapes reports the backslashes in a text in double quotes that begin no escape.
func (s *surveyor) escapes(at, end int) {
	if s.src[at] != '"' {
		return
	}
	for i := at + 1; i+1 < end; i++ {
		if s.src[i] != '\\' {
			continue
		}
		i++
		if !isEscape(s.src[i:end]) {
			single := "'" + strings.ReplaceAll(s.text(at+1, end-1), "'", "''") + "'"
			s.diags.Errorf(BadEscape, s.file.Span(i-1, i+1), "`%s` is no escape", s.text(i-1, i+1)).
				WithHint("for backslashes that mean themselves use single quotes: `%s`", s.corrected(single)).
				WithFix(s.file.Span(at, end), single, false)
			return
		}
	}
}

// isEscape reports whether rest, behind a backslash, is an escape of YAML.
func isEscape(rest []byte) bool {
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[rest[0]]
	if digits == 0 {
		return strings.IndexByte("0abt\tnvfre \"'\\N_LP\r\n", rest[0]) >= 0
	}
	if len(rest) <= digits {
		return false
	}
	for _, c := range rest[1 : 1+digits] {
		if !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}
