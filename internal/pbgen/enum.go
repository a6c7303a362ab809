package main

// write writes e's type, its constants and String.
func (e *enum) write(o *out) {
	// AlertFormat is the enum Alert.Format.
	// type AlertFormat int32
	o.line("// %s is the enum %s.", e.name, e.proto)
	o.line("type %s int32\n", e.name)
	o.line("// The values of %s.", e.name)
	o.line("const (")
	for _, v := range e.values {
		o.line("%s%s %s = %d", e.name, camel(v.Name), e.name, v.Number)
	}
	o.line(")\n")
	o.line("// String returns the value's name in the protocol, or its number if it has none.")
	o.line("func (v %s) String() string {", e.name)
	o.line("switch v {")
	for _, v := range e.values {
		o.line("case %s%s: return %q", e.name, camel(v.Name), v.Name)
	}
	o.line("}")
	o.line("return strconv.Itoa(int(v))")
	o.line("}\n")
}
