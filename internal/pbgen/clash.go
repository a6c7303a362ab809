package main

import "fmt"

// claims are the Go names given so far, fields as Type.Field, with what each stands for. clash is the first that was given
// twice.
type claims struct {
	by    map[string]string
	clash error
}

// checkNames refuses a protocol of which two things would get one Go name.
func checkNames(files []*file) error {
	c := claims{by: map[string]string{}}
	for _, f := range files {
		for _, t := range f.types {
			switch t := t.(type) {
			case *enum:
				c.enum(t)
			case *msg:
				c.message(t)
			}
		}
	}
	return c.clash
}

func (c *claims) add(name, proto string) {
	if other, ok := c.by[name]; ok && c.clash == nil {
		c.clash = fmt.Errorf("%s and %s would both be %s", other, proto, name)
	}
	c.by[name] = proto
}

func (c *claims) enum(e *enum) {
	c.add(e.name, e.proto)
	for _, v := range e.values {
		c.add(e.name+camel(v.Name), e.proto+"."+v.Name)
	}
}

func (c *claims) message(m *msg) {
	c.add(m.name, m.proto)
	c.add(m.name+".Append", "a method")
	c.add(m.name+".Consume", "a method")
	for _, p := range m.parts {
		if p.field != nil {
			c.add(m.name+"."+p.field.name, m.proto+"."+p.field.proto)
			continue
		}
		c.add(m.name+"."+p.oneof.name, m.proto+"."+p.oneof.proto)
		c.add(p.oneof.iface, "the oneof "+m.proto+"."+p.oneof.proto)
		for _, f := range p.oneof.members {
			if !f.direct {
				c.add(f.member, m.proto+"."+f.proto)
			}
		}
	}
}
