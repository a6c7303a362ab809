package spec

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var (
	DuplicateKey = diag.Register(diag.Code{
		Name:        "duplicate-key",
		Summary:     "a mapping has the same key twice",
		Explanation: "Each key of a mapping has one value. Remove one of the two, or, if both are items, make the mapping a list.",
		Wrong:       "state:\n  count: 0\n  count: 1\n",
		Right:       "state:\n  count: 0\n  total: 1\n",
	})
	MergeKey = diag.Register(diag.Code{
		Name:    "merge-key",
		Summary: "a mapping is merged with `<<`",
		Explanation: "`<<` is a feature of YAML 1.1 that few readers know and that hides where a value comes from. Write the keys out, " +
			"or make the repeated part one of `components:`.",
		Wrong: "state: &a\n  n: 1\napp:\n  <<: *a\n",
		Right: "state:\n  n: 1\napp:\n  page_title: One\n",
	})
	KeyNotText = diag.Register(diag.Code{
		Name:        "key-not-text",
		Summary:     "a key is not a text",
		Explanation: "The keys of a spec are texts. A key that begins with `{` or `[` is itself a collection: mostly an expression that lacks its `$` or its quotes.",
		Wrong:       "let: name = \"Ada\"\nbody:\n  - title: {{ name }}\n",
		Right:       "let: name = \"Ada\"\nbody:\n  - title: ${{ name }}\n",
	})
	UnknownTag = diag.Register(diag.Code{
		Name:    "unknown-tag",
		Summary: "a value has a YAML tag",
		Explanation: "In YAML a word that begins with `!` is a tag: it is no part of the value. Specs have no tags. An expression or " +
			"a text that begins with `!` needs quotes.",
		Wrong: "- title: !important\n",
		Right: "- title: \"!important\"\n",
	})
	TagInExpression = diag.Register(diag.Code{
		Name:        "tag-in-expression",
		Summary:     "an expression begins with `!`, which YAML reads as a tag",
		Explanation: "In YAML a word that begins with `!` is a tag, no part of the value. Put the expression in quotes, or write `not`.",
		Wrong:       "state: {ready: false}\nbody:\n  - warning: Wait\n    if: !ready\n",
		Right:       "state: {ready: false}\nbody:\n  - warning: Wait\n    if: \"!ready\"\n",
	})
)

// admit reports whether e can be an entry of its mapping, and if not, why.
func (b *builder) admit(e, earlier *Entry, n *yaml.Node) bool {
	switch {
	case n.Tag == "!!merge" || e.Name == "<<" && e.Key.Style == Plain:
		b.reportMerge(e)
	case e.Key.Kind == Mapping || e.Key.Kind == Sequence:
		b.reportKeyNotText(e)
	case earlier == nil && e.lacksSpace():
		b.diags.Errorf(MissingSpace, e.NameSpan, "there is no space behind the colon of %q", e.Name).
			WithHint("write `%s`", strings.Replace(e.Name, ":", ": ", 1)).
			WithFix(e.Key.Span, strings.Replace(e.Name, ":", ": ", 1), true)
	case earlier != nil:
		b.diags.Errorf(DuplicateKey, e.NameSpan, "the key %q stands twice in this mapping", e.Name).
			WithLabel(earlier.NameSpan, "first used here").
			WithHint("%s", onceHint(e, earlier))
	default:
		return true
	}
	return false
}

// onceHint says how a mapping can do with one of two entries of the same key.
func onceHint(e, earlier *Entry) string {
	if e.Value.Kind == earlier.Value.Kind && (e.Value.Kind == Mapping || e.Value.Kind == Sequence) {
		return fmt.Sprintf("put what both hold under one `%s:`", e.Name)
	}
	return "remove or rename one of the two"
}

// reportMerge refuses `<<: *name`, and shows the keys that it stands for, if they are short enough to be shown.
func (b *builder) reportMerge(e *Entry) {
	d := b.diags.Errorf(MergeKey, e.Key.Span, "`<<` does not merge mappings here").
		WithHint("write the keys out, or make the repeated part one of `components:`")
	between := "\n" + strings.Repeat(" ", e.Key.Span.Start-lineStart(b.file.Bytes, e.Key.Span.Start))
	if e.Key.flow {
		between = ", "
	}
	var keys []string
	for _, merged := range e.Value.Entries {
		text := merged.Span().Text()
		if strings.Contains(text, "\n") || !merged.Value.Alias.IsZero() {
			return
		}
		keys = append(keys, text)
	}
	if len(keys) > 0 && len(keys) <= 8 {
		d.WithHint("write the keys out: `%s`", strings.Join(keys, ", ")).
			WithFix(e.Key.Span.To(e.Value.Alias), strings.Join(keys, between), false)
	}
}

// keyWithoutSpace is a key and its value in one word.
var keyWithoutSpace = regexp.MustCompile(`^[\pL_][\pL\pN_]*:[^\s/]`)

// lacksSpace reports whether e is a key without a value in a flow mapping because its colon has no space
// behind it: {a:1}.
func (e *Entry) lacksSpace() bool {
	return e.Key.IsPlain() && e.Key.flow && e.Value.IsNull() && e.Value.Span.Len() == 0 && keyWithoutSpace.MatchString(e.Name)
}

// reportKeyNotText explains a key that is a collection; {{ x }} is mostly meant to be a hole.
func (b *builder) reportKeyNotText(e *Entry) {
	text := e.Key.Span.Text()
	d := b.diags.Errorf(KeyNotText, e.Key.Span, "a key must be a text, but this one is %s", e.Key.Kind)
	at := e.Key.Span.Start - 1
	if e.Key.Kind == Mapping && at >= 0 && b.file.Bytes[at] == '{' {
		d.Message = "`{{ … }}` is a YAML mapping, not an expression"
		hole := "${" + text + "}"
		if bytes.ContainsAny(b.file.Bytes[lineStart(b.file.Bytes, at):at], "{[") {
			hole = quote(hole)
		}
		d.WithHint("an expression within text is written `%s`", corrected(b.file.Bytes, at, hole))
		if end := skipSpace(b.file.Bytes, e.Key.Span.End); end < b.file.Len() && b.file.Bytes[end] == '}' {
			d.WithFix(b.file.Span(at, end+1), hole, false)
		}
		return
	}
	d.WithHint("put it in quotes: `%s`", quote(text))
}

// bareExpressions are the keys whose value is an expression without ${{ }}.
var bareExpressions = map[string]bool{
	"if": true, "elif": true, "for": true, "let": true, "set": true, "remove": true, "expect": true,
}

const tagInExpression = "`%s` is a YAML tag here, not part of the expression"

// refuseTag reports the tag of a node. A scalar then goes on as if the tag were part of its text, which is what
// most people meant.
func (b *builder) refuseTag(tag source.Span, node *Node) {
	whole := tag.To(node.Span)
	if node.Kind == Mapping || node.Kind == Sequence {
		b.diags.Errorf(UnknownTag, tag, "`%s` is a YAML tag; a spec has none", tag.Text()).WithHint("remove it")
		return
	}
	key := keyBefore(b.file.Bytes, tag.Start)
	text := whole.Text()
	if node.Style != Plain {
		text = tag.Text() + " " + node.Text.String()
	}
	quoted := quote(text)
	defer func() {
		node.Kind, node.Span, node.Text = Scalar, whole, source.Synthetic(text, whole)
	}()
	if bareExpressions[key] {
		b.diags.Errorf(TagInExpression, tag, tagInExpression, tag.Text()).
			WithHint("put it in quotes: `%s: %s`", key, quoted).
			WithFix(whole, quoted, true)
		return
	}
	d := b.diags.Errorf(UnknownTag, tag, "`%s` is a YAML tag; a spec has none", tag.Text())
	if strings.HasPrefix(tag.Text(), "!!") {
		d.WithHint("remove it; quotes make a text: `%s`", corrected(b.file.Bytes, tag.Start, quote(node.Text.String()))).
			WithFix(whole, quote(node.Text.String()), false)
		return
	}
	d.WithHint("if it belongs to the text, put the text in quotes: `%s`", corrected(b.file.Bytes, tag.Start, quoted)).
		WithFix(whole, quoted, false)
}

// keyBefore returns the key on the same line whose value begins at at; "" if there is none.
func keyBefore(src []byte, at int) string {
	line := src[lineStart(src, at):at]
	key := strings.TrimLeft(string(line[bytes.LastIndexAny(line, "{[,")+1:]), " -")
	key, ok := strings.CutSuffix(strings.TrimSpace(key), ":")
	if !ok {
		return ""
	}
	return key
}

// corrected returns a value that is put in the place of what begins at at, with its key in front, as a hint shows it.
func corrected(src []byte, at int, value string) string {
	if key := keyBefore(src, at); key != "" {
		return key + ": " + value
	}
	return value
}

// letterEscape is an escape for a control character that is mostly the beginning of a name: `\alpha`, `\beta`, `\frac`.
var letterEscape = regexp.MustCompile(`\\[abefv][a-zA-Z]`)

// refuseEscape reports the first escape in double quotes that stands for a control character and is not meant to.
func (b *builder) refuseEscape(n *Node) {
	text := n.Span.Text()
	if len(text) < 2 || text[0] != '"' {
		return
	}
	inner := text[1 : len(text)-1]
	for _, m := range letterEscape.FindAllStringIndex(inner, -1) {
		if before := inner[:m[0]]; (len(before)-len(strings.TrimRight(before, "\\")))%2 == 0 {
			at := n.Span.Start + 1 + m[0]
			single := "'" + strings.ReplaceAll(inner, "'", "''") + "'"
			b.diags.Errorf(BadEscape, b.file.Span(at, at+2), "`%s` is the escape of a control character", inner[m[0]:m[0]+2]).
				WithHint("for backslashes that mean themselves use single quotes: `%s`", corrected(b.file.Bytes, n.Span.Start, single)).
				WithFix(n.Span, single, false)
			return
		}
	}
}

// quote returns text as a YAML scalar in quotes: single ones where that spares escapes, else double ones.
func quote(text string) string {
	double, single := strings.Count(text, "\"")+strings.Count(text, "\\"), strings.Count(text, "'")
	if double > single && !strings.ContainsAny(text, "\n\t") {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	text = strings.NewReplacer("\\", "\\\\", "\"", "\\\"", "\n", "\\n", "\t", "\\t").Replace(text)
	return `"` + text + `"`
}
