package main

import (
	"cmp"
	"fmt"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/stgen/stgen/internal/facts"
)

// shape is how a field is held.
type shape int

const (
	plain    shape = iota // a scalar that is absent at its default
	optional              // a pointer to a scalar
	repeated              // a slice of scalars
	message               // a pointer to a message
	messages              // a slice of pointers to messages
	dict                  // a map
)

// field is a field of a message, or a member of a oneof.
type field struct {
	name       string // in Go
	proto      string
	number     protowire.Number
	shape      shape
	kind       kind   // of a scalar, or of the values of a dict of scalars
	message    string // Go type of a message, or of the values of a dict of messages
	key        kind   // of a dict
	deprecated bool
	member     string // of a oneof's member: the Go type in the interface, without pointer
	direct     bool   // the member is the message itself
}

// oneof is a group of fields of which one at most is set.
type oneof struct {
	name    string // of the Go field
	proto   string
	iface   string // Go name of the interface
	members []*field
}

// part is what one Go field stands for: a field or a oneof.
type part struct {
	field *field
	oneof *oneof
}

// number is the part's place among the others: a oneof stands at its lowest member.
func (p part) number() protowire.Number {
	if p.field != nil {
		return p.field.number
	}
	return p.oneof.members[0].number
}

// msg is a message. Parts are by number, and so are the members of a oneof.
type msg struct {
	name  string
	proto string
	parts []part
}

// enum is an enum.
type enum struct {
	name   string
	proto  string
	values []facts.ProtoValue
}

// file is a Go file: the messages and enums of a .proto file in its order.
type file struct {
	proto string
	types []any // *msg or *enum
}

// model turns the protocol into what is written. It panics on what the writers don't know, since
// the protocol is committed beside them.
func model(p *facts.Protocol) []*file {
	var files []*file
	for _, t := range p.Types {
		i := slices.IndexFunc(files, func(f *file) bool { return f.proto == t.File })
		if i < 0 {
			i = len(files)
			files = append(files, &file{proto: t.File})
		}
		if t.IsMessage() {
			files[i].types = append(files[i].types, newMsg(&t))
		} else {
			files[i].types = append(files[i].types, &enum{typeName(t.FullName), t.FullName, t.Values})
		}
	}
	return files
}

func newMsg(t *facts.ProtoType) *msg {
	m := &msg{name: typeName(t.FullName), proto: t.FullName}
	oneofs := map[string]*oneof{}
	for i := range t.Fields {
		f := newField(&t.Fields[i])
		group := t.Fields[i].Oneof
		if group == "" {
			m.parts = append(m.parts, part{field: f})
			continue
		}
		o := oneofs[group]
		if o == nil {
			o = &oneof{name: camel(group), proto: group, iface: m.name + camel(group)}
			oneofs[group] = o
			m.parts = append(m.parts, part{oneof: o})
		}
		o.members = append(o.members, f)
	}
	for _, o := range oneofs {
		o.finish(m.name)
	}
	slices.SortFunc(m.parts, func(p, q part) int { return cmp.Compare(p.number(), q.number()) })
	return m
}

// finish sorts o's members by number and names their types, owner being the message that holds o.
func (o *oneof) finish(owner string) {
	slices.SortFunc(o.members, func(f, g *field) int { return cmp.Compare(f.number, g.number) })
	uses := map[string]int{}
	for _, f := range o.members {
		uses[f.message]++
	}
	for _, f := range o.members {
		f.member, f.direct = owner+f.name, false
		if f.shape == message && uses[f.message] == 1 {
			f.member, f.direct = f.message, true
		}
	}
}

func newField(p *facts.ProtoField) *field {
	f := &field{name: camel(p.Name), proto: p.Name, number: protowire.Number(p.Number), deprecated: p.Options.Deprecated}
	switch {
	case p.Label == "map":
		f.shape, f.key = dict, scalar(p.MapKey)
		if k, ok := scalars[p.MapValue]; ok {
			f.kind = k
		} else {
			f.message = typeName(p.MapValue)
		}
		return f
	case p.Type == "message":
		f.shape, f.message = message, typeName(p.TypeName)
		if p.Label == "repeated" {
			f.shape = messages
		}
		return f
	case p.Type == "enum":
		f.kind = enumKind(typeName(p.TypeName))
	default:
		f.kind = scalar(p.Type)
	}
	switch p.Label {
	case "singular":
		f.shape = plain
	case "optional":
		f.shape = optional
	case "repeated":
		f.shape = repeated
	default:
		panic(fmt.Sprintf("%s: unknown label %q", p.Name, p.Label))
	}
	return f
}

func scalar(name string) kind {
	k, ok := scalars[name]
	if !ok {
		panic(fmt.Sprintf("unknown type %q", name))
	}
	return k
}

// goType is the type of f's Go field.
func (f *field) goType() string {
	switch f.shape {
	case plain:
		return f.kind.goType
	case optional:
		return "*" + f.kind.goType
	case repeated:
		return "[]" + f.kind.goType
	case message:
		return "*" + f.message
	case messages:
		return "[]*" + f.message
	default:
		return "map[" + f.key.goType + "]" + f.dictValue()
	}
}

// dictValue is the type of the values of a dict.
func (f *field) dictValue() string {
	if f.message != "" {
		return "*" + f.message
	}
	return f.kind.goType
}
