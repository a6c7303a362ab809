package pbdesc

import (
	"fmt"
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/descriptorpb"

	"github.com/stgen/stgen/internal/facts"
)

// fileSet turns the protocol into descriptors of files, as protoc would write them.
func fileSet(p *facts.Protocol) *descriptorpb.FileDescriptorSet {
	set := new(descriptorpb.FileDescriptorSet)
	for i := range p.Files {
		set.File = append(set.File, newFile(p, &p.Files[i]))
	}
	return set
}

func newFile(p *facts.Protocol, f *facts.ProtoFile) *descriptorpb.FileDescriptorProto {
	d := &descriptorpb.FileDescriptorProto{Name: &f.Name, Dependency: f.Imports, Syntax: proto.String("proto3")}
	if f.Package != "" {
		d.Package = &f.Package
	}
	messages := map[string]*descriptorpb.DescriptorProto{}
	for i := range p.Types {
		t := &p.Types[i]
		if t.File != f.Name {
			continue
		}
		local := t.Local(f.Package)
		outer, name := "", local
		if dot := strings.LastIndexByte(local, '.'); dot >= 0 {
			outer, name = local[:dot], local[dot+1:]
		}
		holder := messages[outer] // nil at top level; outer messages come first
		switch {
		case t.IsMessage():
			m := newMessage(t, name)
			messages[local] = m
			if holder != nil {
				holder.NestedType = append(holder.NestedType, m)
			} else {
				d.MessageType = append(d.MessageType, m)
			}
		case holder != nil:
			holder.EnumType = append(holder.EnumType, newEnum(t, name))
		default:
			d.EnumType = append(d.EnumType, newEnum(t, name))
		}
	}
	return d
}

func newEnum(t *facts.ProtoType, name string) *descriptorpb.EnumDescriptorProto {
	e := &descriptorpb.EnumDescriptorProto{Name: &name, ReservedName: t.ReservedNames}
	for _, v := range t.Values {
		e.Value = append(e.Value, &descriptorpb.EnumValueDescriptorProto{Name: &v.Name, Number: &v.Number})
	}
	for _, r := range t.ReservedNumbers {
		e.ReservedRange = append(e.ReservedRange, &descriptorpb.EnumDescriptorProto_EnumReservedRange{
			Start: &r[0], End: &r[1], // inclusive, other than those of messages
		})
	}
	return e
}

func newMessage(t *facts.ProtoType, name string) *descriptorpb.DescriptorProto {
	m := &descriptorpb.DescriptorProto{Name: &name, ReservedName: t.ReservedNames}
	for _, r := range t.ReservedNumbers {
		m.ReservedRange = append(m.ReservedRange, &descriptorpb.DescriptorProto_ReservedRange{
			Start: &r[0], End: proto.Int32(r[1] + 1),
		})
	}
	for _, o := range t.Oneofs {
		m.OneofDecl = append(m.OneofDecl, &descriptorpb.OneofDescriptorProto{Name: &o})
	}
	for _, f := range t.Fields {
		d := newField(&f)
		switch {
		case f.Oneof != "":
			d.OneofIndex = proto.Int32(int32(slices.Index(t.Oneofs, f.Oneof)))
		case f.Label == "optional":
			// Presence is a oneof of one member, behind the true ones.
			d.Proto3Optional = proto.Bool(true)
			d.OneofIndex = proto.Int32(int32(len(m.OneofDecl)))
			m.OneofDecl = append(m.OneofDecl, &descriptorpb.OneofDescriptorProto{Name: proto.String("_" + f.Name)})
		case f.Label == "map":
			m.NestedType = append(m.NestedType, newEntry(&f))
		}
		m.Field = append(m.Field, d)
	}
	return m
}

func newField(f *facts.ProtoField) *descriptorpb.FieldDescriptorProto {
	d := &descriptorpb.FieldDescriptorProto{Name: &f.Name, Number: &f.Number}
	setType(d, f.Type, f.TypeName)
	d.Label = descriptorpb.FieldDescriptorProto_LABEL_OPTIONAL.Enum()
	if f.Label == "repeated" || f.Label == "map" {
		d.Label = descriptorpb.FieldDescriptorProto_LABEL_REPEATED.Enum()
	}
	if f.Options.Deprecated {
		d.Options = &descriptorpb.FieldOptions{Deprecated: proto.Bool(true)}
	}
	return d
}

// newEntry returns the message of key and value that stands behind the map f.
func newEntry(f *facts.ProtoField) *descriptorpb.DescriptorProto {
	key := newField(&facts.ProtoField{Name: "key", Number: 1, Type: f.MapKey})
	value := newField(&facts.ProtoField{Name: "value", Number: 2, Type: f.MapValue})
	if _, ok := scalarType(f.MapValue); !ok {
		setType(value, "message", f.MapValue)
	}
	return &descriptorpb.DescriptorProto{
		Name:    proto.String(f.TypeName[strings.LastIndexByte(f.TypeName, '.')+1:]),
		Field:   []*descriptorpb.FieldDescriptorProto{key, value},
		Options: &descriptorpb.MessageOptions{MapEntry: proto.Bool(true)},
	}
}

// setType sets the type of d: a scalar's name, or "enum" or "message" with the type's full name.
func setType(d *descriptorpb.FieldDescriptorProto, name, typeName string) {
	if t, ok := scalarType(name); ok {
		d.Type = &t
	}
	if typeName != "" {
		d.TypeName = proto.String("." + typeName)
	}
}

// scalarType returns the descriptor's number of a type named as in .proto files.
func scalarType(name string) (descriptorpb.FieldDescriptorProto_Type, bool) {
	n, ok := descriptorpb.FieldDescriptorProto_Type_value[fmt.Sprintf("TYPE_%s", strings.ToUpper(name))]
	return descriptorpb.FieldDescriptorProto_Type(n), ok
}
