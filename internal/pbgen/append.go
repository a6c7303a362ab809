package main

import (
	"fmt"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
)

// writeAppend writes m's Append.
func (m *msg) writeAppend(o *out) {
	o.line("// Append appends the encoded message to b; a nil one is encoded as an empty one.")
	o.line("func (m *%s) Append(b []byte) []byte {", m.name)
	if len(m.parts) > 0 {
		o.line("if m == nil { return b }")
	}
	for _, p := range m.parts {
		switch {
		case p.oneof != nil:
			// if m.Type != nil { b = m.Type.appendElementType(b) }
			o.line("if m.%[1]s != nil { b = m.%[1]s.append%[2]s(b) }", p.oneof.name, p.oneof.iface)
		case m.name == frameHolder && p.field.name == "Data":
			o.line("if data := m.encoded(); len(data) != 0 {")
			o.line("b = append(b, %s)", key(p.field.number, protowire.BytesType))
			o.line("b = protowire.AppendBytes(b, data)")
			o.line("}")
		default:
			p.field.writeAppend(o, "m."+p.field.name)
		}
	}
	o.line("return b")
	o.line("}\n")
}

// key returns the encoded tag of a field as a list of bytes in Go.
func key(n protowire.Number, t protowire.Type) string {
	var list []string
	for _, c := range protowire.AppendTag(nil, n, t) {
		list = append(list, fmt.Sprintf("%#02x", c))
	}
	return strings.Join(list, ", ")
}

// writeAppend writes the lines that append f, held in the Go expression v, if it is set.
func (f *field) writeAppend(o *out, v string) {
	switch f.shape {
	case plain:
		// if m.Body != "" {
		o.line("if %s {", fmt.Sprintf(f.kind.set, v))
		f.writeValue(o, v)
		o.line("}")
	case optional:
		o.line("if %s != nil {", v)
		f.writeValue(o, "*"+v)
		o.line("}")
	case message:
		o.line("if %s != nil {", v)
		f.writeMessage(o, v)
		o.line("}")
	case messages:
		o.line("for _, v := range %s {", v)
		f.writeMessage(o, "v")
		o.line("}")
	case repeated:
		f.writeRepeated(o, v)
	case dict:
		f.writeDict(o, v)
	}
}

// writeValue writes the lines that append one scalar.
func (f *field) writeValue(o *out, v string) {
	// b = append(b, 0x0a)
	// b = appendString(b, m.Body)
	o.line("b = append(b, %s)", key(f.number, f.kind.wire))
	o.line("b = %s", fmt.Sprintf(f.kind.append, v))
}

// writeMessage writes the lines that append one message.
func (f *field) writeMessage(o *out, v string) {
	// b = append(b, 0x22, 0)
	// b = closed(m.WidthConfig.Append(b), len(b))
	o.line("b = append(b, %s, 0)", key(f.number, protowire.BytesType))
	o.line("b = closed(%s.Append(b), len(b))", v)
}

func (f *field) writeRepeated(o *out, v string) {
	if !f.kind.packs() {
		o.line("for _, v := range %s {", v)
		f.writeValue(o, "v")
		o.line("}")
		return
	}
	o.line("if len(%s) > 0 {", v)
	o.line("b = append(b, %s, 0)", key(f.number, protowire.BytesType))
	o.line("start := len(b)")
	o.line("for _, v := range %s { b = %s }", v, fmt.Sprintf(f.kind.append, "v"))
	o.line("b = closed(b, start)")
	o.line("}")
}

// writeDict writes the lines that append a map, sorted by key. As in other implementations, an entry
// has its key and value even at their defaults.
func (f *field) writeDict(o *out, v string) {
	o.line("for _, k := range sortedKeys(%s) {", v)
	o.line("b = append(b, %s, 0)", key(f.number, protowire.BytesType))
	o.line("start := len(b)")
	(&field{number: 1, kind: f.key}).writeValue(o, "k")
	value := &field{number: 2, kind: f.kind, message: f.message}
	if f.message != "" {
		value.writeMessage(o, v+"[k]")
	} else {
		value.writeValue(o, v+"[k]")
	}
	o.line("b = closed(b, start)")
	o.line("}")
}
