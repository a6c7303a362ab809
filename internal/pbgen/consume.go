package main

import (
	"fmt"

	"google.golang.org/protobuf/encoding/protowire"
)

// writeConsume writes m's Consume and the unexported method that does the work.
func (m *msg) writeConsume(o *out) {
	o.line("// Consume merges the encoded message b into m. Returns an error if b is malformed.")
	o.line("func (m *%s) Consume(b []byte) error {", m.name)
	o.line("r := newReader(b)")
	o.line("m.consume(&r)")
	o.line("return r.err")
	o.line("}\n")
	o.line("func (m *%s) consume(r *reader) {", m.name)
	o.line("for r.next() {")
	if len(m.parts) == 0 {
		o.line("r.skip()")
	} else {
		o.line("switch r.tag {")
		for _, p := range m.parts {
			if p.oneof != nil {
				p.oneof.writeConsume(o)
			} else {
				p.field.writeConsume(o)
			}
		}
		o.line("default: r.skip()")
		o.line("}")
	}
	o.line("}")
	o.line("}\n")
}

// wireNames are pb's constants for the wire types.
var wireNames = map[protowire.Type]string{
	protowire.VarintType:  "varint",
	protowire.Fixed64Type: "fixed64",
	protowire.BytesType:   "prefixed",
	protowire.Fixed32Type: "fixed32",
}

// tag is what reader.tag is at a field, number and wire type: a record of another wire type is unknown.
func tag(n protowire.Number, t protowire.Type) string {
	return fmt.Sprintf("%d<<3 | %s", n, wireNames[t])
}

// scalarOf is the expression that reads a value of kind k.
func scalarOf(k kind) string {
	// AlertFormat(r.int32())
	if read := "r." + k.read + "()"; k.read != "int32" || k.goType == "int32" {
		return read
	} else {
		return k.goType + "(" + read + ")"
	}
}

// writeConsume writes the cases that read f.
func (f *field) writeConsume(o *out) {
	v := "m." + f.name
	switch f.shape {
	case plain:
		o.line("case %s: %s = %s", tag(f.number, f.kind.wire), v, scalarOf(f.kind))
	case optional:
		o.line("case %s: %s = new(%s)", tag(f.number, f.kind.wire), v, scalarOf(f.kind))
	case message:
		o.line("case %s:", tag(f.number, protowire.BytesType))
		o.line("if %s == nil { %s = new(%s) }", v, v, f.message)
		writeEnter(o, v)
	case messages:
		o.line("case %s:", tag(f.number, protowire.BytesType))
		o.line("v := new(%s)", f.message)
		writeEnter(o, "v")
		o.line("%s = append(%s, v)", v, v)
	case repeated:
		if f.kind.packs() {
			o.line("case %s:", tag(f.number, protowire.BytesType))
			o.line("rest := r.open()")
			o.line("for len(r.b) > 0 { %s = append(%s, %s) }", v, v, scalarOf(f.kind))
			o.line("r.close(rest)")
		}
		o.line("case %s: %s = append(%s, %s)", tag(f.number, f.kind.wire), v, v, scalarOf(f.kind))
	case dict:
		f.writeConsumeDict(o, v)
	}
}

// writeEnter writes the lines that read the message v.
func writeEnter(o *out, v string) {
	o.line("rest := r.enter()")
	o.line("%s.consume(r)", v)
	o.line("r.leave(rest)")
}

func (f *field) writeConsumeDict(o *out, v string) {
	o.line("case %s:", tag(f.number, protowire.BytesType))
	o.line("var key %s", f.key.goType)
	if f.message != "" {
		o.line("value := new(%s)", f.message)
	} else {
		o.line("var value %s", f.kind.goType)
	}
	o.line("rest := r.enter()")
	o.line("for r.next() {")
	o.line("switch r.tag {")
	o.line("case %s: key = %s", tag(1, f.key.wire), scalarOf(f.key))
	if f.message != "" {
		o.line("case %s:", tag(2, protowire.BytesType))
		writeEnter(o, "value")
	} else {
		o.line("case %s: value = %s", tag(2, f.kind.wire), scalarOf(f.kind))
	}
	o.line("default: r.skip()")
	o.line("}")
	o.line("}")
	o.line("r.leave(rest)")
	o.line("if %s == nil { %s = make(%s) }", v, v, f.goType())
	o.line("%s[key] = value", v)
}
