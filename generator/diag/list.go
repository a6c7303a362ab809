package diag

import (
	"cmp"
	"slices"

	"github.com/stgen/stgen/generator/source"
)

// List collects diagnostics. The zero List is empty and ready to use.
type List []*Diagnostic

// Add appends diagnostics; nil ones are left out.
func (l *List) Add(ds ...*Diagnostic) {
	for _, d := range ds {
		if d != nil {
			*l = append(*l, d)
		}
	}
}

// Errorf appends an error at span and returns it, for WithHint, WithLabel and WithFix. A format without
// arguments is taken as it is.
func (l *List) Errorf(code *Code, span source.Span, format string, args ...any) *Diagnostic {
	d := &Diagnostic{Code: code, Span: span, Message: sprintf(format, args)}
	*l = append(*l, d)
	return d
}

// Warnf appends a warning at span and returns it, as Errorf does an error.
func (l *List) Warnf(code *Code, span source.Span, format string, args ...any) *Diagnostic {
	d := l.Errorf(code, span, format, args...)
	d.Severity = Warning
	return d
}

// HasErrors reports whether one of the diagnostics is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d *Diagnostic) bool { return d.Severity == Error })
}

// Sort puts the list into the order of file, offset, code and message, and drops repeats: diagnostics with
// the same code, place and message. Diagnostics without a place come first.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b *Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b *Diagnostic) int {
	return cmp.Or(
		cmp.Compare(fileName(a.Span), fileName(b.Span)),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(codeNameOf(a), codeNameOf(b)),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Message, b.Message),
	)
}

func fileName(s source.Span) string {
	if s.IsZero() {
		return ""
	}
	return s.File.Name
}

func codeNameOf(d *Diagnostic) string {
	if d.Code == nil {
		return ""
	}
	return d.Code.Name
}
