package spec

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var YAMLSyntax = diag.Register(diag.Code{
	Name:        "yaml-syntax",
	Summary:     "the file is not YAML",
	Explanation: "The file cannot be read as YAML. Nothing else is checked until it can. Most often a quote or a bracket is not closed, or a line is indented unlike its neighbours.",
	Wrong:       "%TEMPLATE page\n---\nstgen: 1\n",
	Right:       "stgen: 1\n",
})

var (
	yamlError    = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)
	unknownAlias = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)
)

// explainSyntax turns an error of yaml.v3 into diagnostics: what the surveyor finds, or else the parser's
// own words made plain, at the line it names.
func explainSyntax(f *source.File, err error, diags *diag.List) {
	line, problem := 0, err.Error()
	if m := yamlError.FindStringSubmatch(problem); m != nil {
		line, _ = strconv.Atoi("0" + m[1])
		problem = m[2]
	}
	if m := unknownAlias.FindStringSubmatch(problem); m != nil && reportAlias(f, m[1], diags) {
		return
	}
	found := len(*diags)
	survey(f, diags)
	if len(*diags) > found {
		return
	}
	line = min(max(line, 1), f.Lines())
	start := f.LineStart(line) + indentation(f.Bytes, f.LineStart(line))
	message, hint := plainWords(problem)
	diags.Errorf(YAMLSyntax, f.Span(start, lineEnd(f.Bytes, start)), "%s", message).WithHint("%s", hint)
}

// reportAlias points at an alias without an anchor.
func reportAlias(f *source.File, name string, diags *diag.List) bool {
	at := findAlias(f.Bytes, name)
	if at < 0 {
		return false
	}
	end := lineEnd(f.Bytes, at)
	if rest := bytes.IndexAny(f.Bytes[at:end], ",]}"); rest >= 0 {
		end = at + rest
	}
	text := strings.TrimSpace(string(f.Bytes[at:end]))
	diags.Errorf(UnknownAlias, f.Span(at, at+1+len(name)), "`*%s` is an alias, but no anchor `&%s` stands above it", name, name).
		WithHint("if it is a text, put it in quotes: `%s`", corrected(f.Bytes, at, quote(text))).
		WithFix(f.Span(at, at+len(text)), quote(text), false)
	return true
}

// findAlias returns the offset of the first `*name` that can be an alias.
func findAlias(src []byte, name string) int {
	for from := 0; ; {
		n := bytes.Index(src[from:], []byte("*"+name))
		if n < 0 {
			return -1
		}
		at := from + n
		from = at + 1
		if at > 0 && strings.IndexByte(" \t\n[{,", src[at-1]) >= 0 && wordEnd(src, at, true) == at+1+len(name) {
			return at
		}
	}
}

// plainWords says a problem of yaml.v3 so that one need not know how YAML is parsed. The line it comes with
// is often that of the collection around the problem.
func plainWords(problem string) (message, hint string) {
	for _, w := range wordings {
		if strings.Contains(problem, w.problem) {
			return w.message, w.hint
		}
	}
	return "this is not YAML: " + problem, "look for a quote or a bracket that is not closed, or a line indented unlike its neighbours, near here"
}

var wordings = []struct{ problem, message, hint string }{
	{"did not find expected key", "a line of the mapping that begins here is not a key",
		"keys of one mapping stand exactly below each other; a value that holds `: ` or begins with a quote needs quotes around all of it"},
	{"did not find expected '-' indicator", "a line of the list that begins here does not begin with a dash",
		"the dashes of one list stand exactly below each other, and what belongs to an item further right"},
	{"did not find expected ',' or '}'", "the mapping in `{…}` that begins here is not closed where it should be",
		"put a comma between its entries, and texts with any of `[]{},?` in quotes"},
	{"did not find expected ',' or ']'", "the list in `[…]` that begins here is not closed where it should be",
		"put a comma between its items, and texts with any of `[]{},?` in quotes"},
	{"could not find expected ':'", "a line near here lacks the colon behind its key",
		"each line of a mapping is `key: value`; a text over several lines is indented below its key"},
	{"mapping values are not allowed", "a colon stands where no key can be", "a text or an expression that holds `: ` needs quotes"},
	{"block sequence entries are not allowed", "a dash stands where no list can begin", "begin the list on a line of its own"},
	{"cannot start any token", "a text here begins with a sign that YAML keeps for itself", "put the text in quotes"},
	{"found a tab character", "a tab stands where YAML indents", "indent with spaces"},
	{"unexpected end of stream", "a quote that opens here is not closed", "close it; in single quotes an apostrophe is written twice"},
	{"unexpected document indicator", "a quote that opens here is not closed before the end of the document", "close it"},
	{"unknown escape character", "a backslash in double quotes begins no escape", "use single quotes, or double each backslash"},
	{"hexdecimal number", "an escape in double quotes lacks digits", "`\\x` takes two hexadecimal digits, `\\u` four"},
	{"Unicode character escape", "an escape in double quotes is no character", ""},
	{"did not find expected node content", "a value is missing or begins with a sign that YAML keeps for itself", "put a text in quotes"},
	{"did not find expected comment or line break", "text follows the `|` or `>` that begins a block of lines",
		"begin the block on the next line, or put the text in quotes"},
	{"did not find expected alphabetic or numeric character", "a `*` or `&` here begins an alias or an anchor without a name",
		"put the text in quotes"},
	{"exceeded max depth", "too many lists and mappings within each other", ""},
	{"undefined tag handle", "a value here has an unknown YAML tag", "put a text that begins with `!` in quotes"},
	{"directive", "a line that begins with `%` is a directive of YAML; a spec has none", "remove it"},
	{"<document start>", "text stands behind the end of the document", "remove the line `...` or `---`"},
}
