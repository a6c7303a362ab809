package diag

import (
	"encoding/json"

	"github.com/stgen/stgen/generator/source"
)

// place is where something stands, in the JSON form: line and col are 1-based, col and endCol count bytes,
// and endLine:endCol is the place just behind the last byte. A diagnostic without a place has none of them.
type place struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Col     int    `json:"col,omitempty"`
	EndLine int    `json:"endLine,omitempty"`
	EndCol  int    `json:"endCol,omitempty"`
}

type jsonLabel struct {
	place
	Note string `json:"note"`
}

type jsonFix struct {
	place
	Text string `json:"text"`
	Safe bool   `json:"safe"`
}

type jsonDiagnostic struct {
	place
	Severity string      `json:"severity"`
	Code     string      `json:"code,omitempty"`
	Message  string      `json:"message"`
	Hint     string      `json:"hint,omitempty"`
	Labels   []jsonLabel `json:"labels,omitempty"`
	Fix      *jsonFix    `json:"fix,omitempty"`
}

// MarshalJSON returns the form that editors and scripts read. Fields are added over time, never renamed:
//
//	{"file": "app.yaml", "line": 14, "col": 12, "endLine": 14, "endCol": 16, "severity": "error",
//	 "code": "duplicate-widget-key", "message": "…", "hint": "…",
//	 "labels": [{"file": …, "line": …, "col": …, "endLine": …, "endCol": …, "note": "first used here"}],
//	 "fix": {"file": …, "line": …, "col": …, "endLine": …, "endCol": …, "text": "city_2", "safe": false}}
//
// Lines and columns are 1-based, columns count bytes, and the end is the place just behind. Empty fields
// are left out.
func (d *Diagnostic) MarshalJSON() ([]byte, error) {
	out := jsonDiagnostic{
		place:    placeOf(d.Span),
		Severity: d.Severity.String(),
		Code:     codeNameOf(d),
		Message:  d.Message,
		Hint:     d.Hint,
	}
	for _, l := range d.Labels {
		out.Labels = append(out.Labels, jsonLabel{place: placeOf(l.Span), Note: l.Note})
	}
	if d.Fix != nil {
		out.Fix = &jsonFix{place: placeOf(d.Fix.Span), Text: d.Fix.Text, Safe: d.Fix.Safe}
	}
	return json.Marshal(out)
}

// MarshalJSON returns an array of diagnostics, [] for an empty list.
func (l List) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]*Diagnostic(l))
}

func placeOf(s source.Span) place {
	if s.IsZero() {
		return place{}
	}
	from, to := s.Pos(), s.EndPos()
	return place{File: s.File.Name, Line: from.Line, Col: from.Column, EndLine: to.Line, EndCol: to.Column}
}
