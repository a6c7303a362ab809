package main

// write writes m's struct, its methods and its oneofs.
func (m *msg) write(o *out) {
	m.writeStruct(o)
	m.writeAppend(o)
	m.writeConsume(o)
	for _, p := range m.parts {
		if p.oneof != nil {
			p.oneof.write(o, m)
		}
	}
}

// frameHolder is the message that can carry its bytes as a Frame, in a field that is Go's only.
const frameHolder = "ArrowData"

func (m *msg) writeStruct(o *out) {
	o.line("// %s is the message %s.", m.name, m.proto)
	o.line("type %s struct {", m.name)
	for _, p := range m.parts {
		if p.oneof != nil {
			o.line("%s %s", p.oneof.name, p.oneof.iface)
			continue
		}
		note := ""
		if p.field.deprecated {
			note = ", deprecated"
		}
		o.line("%s %s // %d%s", p.field.name, p.field.goType(), p.field.number, note)
	}
	if m.name == frameHolder {
		o.line("\n// Frame holds the table as long as nobody needs it encoded. It is sent when Data is nil,")
		o.line("// and left out if it cannot be encoded: who wants to know calls its Arrow first.")
		o.line("Frame Frame")
	}
	o.line("}\n")
}
