package diag

import (
	"fmt"

	"github.com/stgen/stgen/generator/source"
)

// Severity says whether a spec with this diagnostic can be built.
type Severity uint8

const (
	Error   Severity = iota // nothing is written
	Warning                 // the spec is built all the same
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Diagnostic is one thing that is wrong with a spec.
type Diagnostic struct {
	Code     *Code
	Severity Severity
	Span     source.Span // the token that is wrong; zero if the mistake has no place
	Message  string      // lower case, no final stop; `code` in backquotes
	Labels   []Label     // other places that explain the mistake
	Hint     string      // what to write instead; "" if there is nothing to say
	Fix      *Fix        // the change that the hint describes; nil if it takes thought
}

// Label is another place of a diagnostic, with a note of a few words, such as "first used here".
type Label struct {
	Span source.Span
	Note string
}

// Fix replaces the text at Span by Text. A safe fix keeps what the author meant beyond doubt and may be
// applied without asking, as List.Apply does.
type Fix struct {
	Span source.Span
	Text string
	Safe bool
}

// WithHint sets the hint and returns d.
func (d *Diagnostic) WithHint(format string, args ...any) *Diagnostic {
	d.Hint = sprintf(format, args)
	return d
}

// WithLabel adds another place and returns d. A zero span adds nothing.
func (d *Diagnostic) WithLabel(span source.Span, format string, args ...any) *Diagnostic {
	if !span.IsZero() {
		d.Labels = append(d.Labels, Label{Span: span, Note: sprintf(format, args)})
	}
	return d
}

// WithFix sets the fix and returns d.
func (d *Diagnostic) WithFix(span source.Span, text string, safe bool) *Diagnostic {
	d.Fix = &Fix{Span: span, Text: text, Safe: safe}
	return d
}

// sprintf is fmt.Sprintf, but takes a format without arguments as it is, so that a text of the spec may
// hold a percent sign.
func sprintf(format string, args []any) string {
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}
