package pb

import (
	"cmp"
	"math"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// reference encodes m in the order that Append promises: fields by number, a oneof where its lowest member stands,
// maps by key. It knows the wire format only through descriptors.
func reference(b []byte, m protoreflect.Message) []byte {
	var set []protoreflect.FieldDescriptor
	m.Range(func(fd protoreflect.FieldDescriptor, _ protoreflect.Value) bool {
		set = append(set, fd)
		return true
	})
	slices.SortFunc(set, func(x, y protoreflect.FieldDescriptor) int { return cmp.Compare(place(x), place(y)) })
	for _, fd := range set {
		b = referenceField(b, fd, m.Get(fd))
	}
	return b
}

// place is the number by which fd is sorted.
func place(fd protoreflect.FieldDescriptor) protoreflect.FieldNumber {
	lowest := fd.Number()
	if o := fd.ContainingOneof(); o != nil {
		for i := range o.Fields().Len() {
			lowest = min(lowest, o.Fields().Get(i).Number())
		}
	}
	return lowest
}

func referenceField(b []byte, fd protoreflect.FieldDescriptor, v protoreflect.Value) []byte {
	switch {
	case fd.IsMap():
		var keys []string
		v.Map().Range(func(k protoreflect.MapKey, _ protoreflect.Value) bool {
			keys = append(keys, k.String())
			return true
		})
		slices.Sort(keys)
		for _, key := range keys {
			k := protoreflect.ValueOfString(key)
			entry := referenceRecord(nil, fd.MapKey(), k)
			entry = referenceRecord(entry, fd.MapValue(), v.Map().Get(k.MapKey()))
			b = protowire.AppendTag(b, fd.Number(), protowire.BytesType)
			b = protowire.AppendBytes(b, entry)
		}
	case fd.IsPacked():
		var packed []byte
		for i := range v.List().Len() {
			_, packed = referenceValue(packed, fd, v.List().Get(i))
		}
		b = protowire.AppendTag(b, fd.Number(), protowire.BytesType)
		b = protowire.AppendBytes(b, packed)
	case fd.IsList():
		for i := range v.List().Len() {
			b = referenceRecord(b, fd, v.List().Get(i))
		}
	default:
		b = referenceRecord(b, fd, v)
	}
	return b
}

func referenceRecord(b []byte, fd protoreflect.FieldDescriptor, v protoreflect.Value) []byte {
	wire, value := referenceValue(nil, fd, v)
	return append(protowire.AppendTag(b, fd.Number(), wire), value...)
}

func referenceValue(b []byte, fd protoreflect.FieldDescriptor, v protoreflect.Value) (protowire.Type, []byte) {
	switch fd.Kind() {
	case protoreflect.BoolKind:
		return protowire.VarintType, protowire.AppendVarint(b, protowire.EncodeBool(v.Bool()))
	case protoreflect.EnumKind:
		return protowire.VarintType, protowire.AppendVarint(b, uint64(v.Enum()))
	case protoreflect.Int32Kind, protoreflect.Int64Kind:
		return protowire.VarintType, protowire.AppendVarint(b, uint64(v.Int()))
	case protoreflect.Uint32Kind, protoreflect.Uint64Kind:
		return protowire.VarintType, protowire.AppendVarint(b, v.Uint())
	case protoreflect.Sint64Kind:
		return protowire.VarintType, protowire.AppendVarint(b, protowire.EncodeZigZag(v.Int()))
	case protoreflect.FloatKind:
		return protowire.Fixed32Type, protowire.AppendFixed32(b, math.Float32bits(float32(v.Float())))
	case protoreflect.DoubleKind:
		return protowire.Fixed64Type, protowire.AppendFixed64(b, math.Float64bits(v.Float()))
	case protoreflect.StringKind:
		return protowire.BytesType, protowire.AppendString(b, v.String())
	case protoreflect.BytesKind:
		return protowire.BytesType, protowire.AppendBytes(b, v.Bytes())
	default:
		return protowire.BytesType, protowire.AppendBytes(b, reference(nil, v.Message()))
	}
}
