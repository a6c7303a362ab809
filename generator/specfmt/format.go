// Package specfmt lays out spec files: two spaces a level, lists further in than their key, one space where there is any
// between tokens, at most one blank line, quotes where YAML needs them and of the kind that spares escapes. Comments stay
// where they are, also what they are aligned to is left to the author; nothing is wrapped, joined or put into another order.
//
// A file is laid out only if it is YAML, after the quotes that it lacks beyond doubt have been added. What comes out is read
// again and compared: it says the same, or the file is refused.
package specfmt

import (
	"bytes"
	"fmt"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// UnsupportedError says that a file is written in a form of YAML that is not laid out.
type UnsupportedError struct {
	Span source.Span
	What string
}

func (e *UnsupportedError) Error() string { return fmt.Sprintf("%s: cannot format %s", e.Span, e.What) }

// Format returns the content of a spec file, laid out. If the file is not YAML, the diagnostics say why, and the content is
// nil. The error is an *UnsupportedError, or says that the result would have meant something else, which is a bug.
func Format(name string, content []byte) ([]byte, diag.List, error) {
	f, root, diags := read(name, content)
	if diags.HasErrors() || root == nil {
		return nil, diags, nil
	}
	l := &layout{file: f, src: f.Bytes, indent: map[int]int{}, levels: map[int][]level{}}
	l.document(root)
	if l.err != nil {
		return nil, nil, l.err
	}
	out := l.assemble()
	if again, diags := spec.ParseYAML(source.NewFile(name, out)); diags.HasErrors() || !same(root, again) {
		return nil, nil, fmt.Errorf("%s: formatting would change what the file says; this is a bug in stgen", name)
	}
	return out, nil, nil
}

// maxRounds bounds how often quotes are added.
const maxRounds = 10

// read parses a file with Unix line endings, also at its end, and with the quotes that it lacks.
func read(name string, content []byte) (*source.File, *spec.Node, diag.List) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if len(content) > 0 && content[len(content)-1] != '\n' {
		content = append(bytes.Clone(content), '\n')
	}
	for bytes.Contains(content, []byte("\r\n")) {
		content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	}
	for range maxRounds {
		f := source.NewFile(name, content)
		_, all := spec.Parse(f)
		fixed, made := quoting(all).Apply(f, true)
		if made == 0 {
			break
		}
		content = fixed
	}
	f := source.NewFile(name, content)
	root, diags := spec.ParseYAML(f)
	return f, root, diags
}

// quoting returns the diagnostics whose fix puts quotes around a text.
func quoting(all diag.List) diag.List {
	var quoting diag.List
	for _, d := range all {
		if d.Fix != nil && len(d.Fix.Text) > 1 && (d.Fix.Text[0] == '"' || d.Fix.Text[0] == '\'') && d.Fix.Span.Len() > 0 {
			quoting.Add(d)
		}
	}
	return quoting
}

// same reports whether two trees say the same.
func same(a, b *spec.Node) bool {
	if b == nil || a.Kind != b.Kind || a.Text.String() != b.Text.String() || a.Alias.IsZero() != b.Alias.IsZero() ||
		a.IsPlain() != b.IsPlain() || len(a.Entries) != len(b.Entries) || len(a.Items) != len(b.Items) {
		return false
	}
	for i, e := range a.Entries {
		if !same(e.Key, b.Entries[i].Key) || !same(e.Value, b.Entries[i].Value) {
			return false
		}
	}
	for i, item := range a.Items {
		if !same(item, b.Items[i]) {
			return false
		}
	}
	return true
}
