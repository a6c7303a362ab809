package main

import (
	"fmt"

	"google.golang.org/protobuf/encoding/protowire"
)

// write writes o's interface, the types of its members and their methods.
func (g *oneof) write(o *out, m *msg) {
	o.line("// %s is the oneof %s of %s: nil, or one of", g.iface, g.proto, m.proto)
	for _, f := range g.members {
		star := ""
		if f.direct {
			star = "*"
		}
		o.line("//   - %s%s (%s, %d)", star, f.member, f.proto, f.number)
	}
	o.line("type %s interface {", g.iface)
	o.line("append%s(b []byte) []byte", g.iface)
	o.line("}\n")
	for _, f := range g.members {
		if !f.direct {
			f.writeMemberType(o, m)
		}
		f.writeMemberAppend(o, g)
	}
}

// writeMemberType writes the type of a member that is not the message itself.
func (f *field) writeMemberType(o *out, m *msg) {
	o.line("// %s is the member %s of %s.", f.member, f.proto, m.proto)
	if f.shape == message {
		// type SomeField struct{ *Message }
		o.line("type %s struct { *%s }\n", f.member, f.message)
		return
	}
	o.line("type %s %s\n", f.member, f.kind.goType)
}

// writeMemberAppend writes the method that makes f a member of g.
func (f *field) writeMemberAppend(o *out, g *oneof) {
	receiver, value := f.member, "v"
	switch {
	case f.direct:
		receiver = "*" + f.member
	case f.shape == message:
		value = "v." + f.message
	default:
		value = fmt.Sprintf("%s(v)", f.kind.goType)
		if f.kind.packs() && f.kind.append == scalars["int32"].append {
			value = "v" // converted to uint64 anyway
		}
	}
	o.line("func (v %s) append%s(b []byte) []byte {", receiver, g.iface)
	if f.shape == message {
		f.writeMessage(o, value)
	} else {
		f.writeValue(o, value)
	}
	o.line("return b")
	o.line("}\n")
}

// writeConsume writes the cases that read a member of g. A message of the kind that is there is merged into.
func (g *oneof) writeConsume(o *out) {
	for _, f := range g.members {
		v := "m." + g.name
		switch {
		case f.direct:
			o.line("case %s:", tag(f.number, protowire.BytesType))
			o.line("v, _ := %s.(*%s)", v, f.member)
			o.line("if v == nil { v = new(%s); %s = v }", f.member, v)
			writeEnter(o, "v")
		case f.shape == message:
			o.line("case %s:", tag(f.number, protowire.BytesType))
			o.line("v, _ := %s.(%s)", v, f.member)
			o.line("if v.%s == nil { v.%s = new(%s); %s = v }", f.message, f.message, f.message, v)
			writeEnter(o, "v."+f.message)
		default:
			read := "r." + f.kind.read + "()"
			o.line("case %s: %s = %s(%s)", tag(f.number, f.kind.wire), v, f.member, read)
		}
	}
}
