package spec

import (
	"regexp"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var BadSignature = diag.Register(diag.Code{
	Name:        "bad-signature",
	Summary:     "a signature is not of the form `name(parameter type, …)`",
	Explanation: "Functions and actions are declared as `name(parameter type, …)`, in YAML a key: `money(x float): …`.",
	Wrong:       "functions:\n  money(x float: x\n",
	Right:       "functions:\n  money(x float): x\n",
})

// Signature is the key that declares a function or an action: `name` or `name(param type, …)`.
type Signature struct {
	Name   string
	Span   source.Span // the name
	Params []Param
}

// Param is a parameter of a signature.
type Param struct {
	Name string
	Span source.Span
	Type source.Text // as written, such as `list<int>?`
}

var signatureHead = regexp.MustCompile(`^\s*([\pL_][\pL\pN_]*)\s*(\(|$)`)

// ParseSignature parses a key such as `money(x float)`; one without parameters may have no brackets. After a
// mistake it returns as much as it could read.
func ParseSignature(key *Node) (Signature, diag.List) {
	var diags diag.List
	return parseSignature(key, &diags), diags
}

func parseSignature(key *Node, diags *diag.List) Signature {
	text := key.Text
	m := signatureHead.FindStringSubmatchIndex(text.String())
	if m == nil {
		diags.Errorf(BadSignature, key.Span, "expected a name such as `add` or `add(x int)`")
		return Signature{Name: key.String(), Span: key.Span}
	}
	name := nameAt(text, m[2], m[3])
	sig := Signature{Name: name.Text, Span: name.Span}
	if m[4] == m[5] {
		return sig
	}
	rest := text.Slice(m[5], text.Len()).TrimSpace()
	if !strings.HasSuffix(rest.String(), ")") || !balanced("("+rest.String()) {
		diags.Errorf(BadSignature, text.Span(), "the parameters of %q are not closed", sig.Name).
			WithHint("write `%s(name type, …)`", sig.Name)
		return sig
	}
	rest = rest.Slice(0, rest.Len()-1)
	if rest.TrimSpace().Len() == 0 {
		return sig
	}
	for _, p := range splitParams(rest) {
		if param, ok := parseParam(p.TrimSpace(), diags); ok {
			sig.Params = append(sig.Params, param)
		}
	}
	return sig
}

// splitParams splits parameters at commas, except those within the <> of a type.
func splitParams(text source.Text) []source.Text {
	var parts []source.Text
	angle, from := 0, 0
	s := scanner{text: text.String()}
	for ; s.at < len(s.text); s.next() {
		switch c := s.text[s.at]; {
		case c == '<':
			angle++
		case c == '>':
			angle--
		case c == ',' && angle <= 0 && s.depth == 0:
			parts = append(parts, text.Slice(from, s.at))
			from = s.at + 1
		}
	}
	return append(parts, text.Slice(from, text.Len()))
}

var paramForm = regexp.MustCompile(`^([\pL_][\pL\pN_]*)(?:\s+|\s*:\s*)(\S.*)$`)

func parseParam(text source.Text, diags *diag.List) (Param, bool) {
	m := paramForm.FindStringSubmatchIndex(text.String())
	if m == nil {
		d := diags.Errorf(BadSignature, text.Span(), "expected a parameter such as `x int`")
		if s := text.String(); s != "" {
			d.WithHint("a parameter has a type: `%s int`", s)
		}
		return Param{}, false
	}
	name := nameAt(text, m[2], m[3])
	return Param{Name: name.Text, Span: name.Span, Type: text.Slice(m[4], m[5])}, true
}
