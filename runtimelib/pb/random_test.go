package pb

import (
	"math"
	"math/rand/v2"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"
)

// message is what all messages have in common. It stands in a test file, so that it keeps no method alive in servers.
type message interface {
	Append(b []byte) []byte
	Consume(b []byte) error
}

// random returns a message of which each field is set with a chance that shrinks with the depth.
func random(r *rand.Rand, md protoreflect.MessageDescriptor, depth int) *dynamicpb.Message {
	m := dynamicpb.NewMessage(md)
	for i := range md.Fields().Len() {
		fd := md.Fields().Get(i)
		if r.IntN(2+depth) > 0 || depth > 6 {
			continue
		}
		if o := fd.ContainingOneof(); o != nil && m.WhichOneof(o) != nil {
			continue
		}
		m.Set(fd, randomField(r, m, fd, depth))
	}
	return m
}

func randomField(r *rand.Rand, m *dynamicpb.Message, fd protoreflect.FieldDescriptor, depth int) protoreflect.Value {
	switch {
	case fd.IsMap():
		v := m.NewField(fd)
		for range r.IntN(4) {
			v.Map().Set(randomValue(r, fd.MapKey(), depth).MapKey(), randomValue(r, fd.MapValue(), depth))
		}
		return v
	case fd.IsList():
		v := m.NewField(fd)
		for range r.IntN(5) {
			v.List().Append(randomValue(r, fd, depth))
		}
		return v
	default:
		return randomValue(r, fd, depth)
	}
}

// randomValue returns one value of a field, often a special one.
func randomValue(r *rand.Rand, fd protoreflect.FieldDescriptor, depth int) protoreflect.Value {
	n := r.Uint64() >> r.IntN(64)
	if r.IntN(8) == 0 {
		n = 0
	}
	floats := []float64{0, math.Copysign(0, -1), 1.5, -2, math.Inf(1), math.MaxFloat64, float64(n)}
	texts := []string{"", "a", "größer", "\x00", "🧭 compass", string(make([]byte, r.IntN(300)))}
	switch fd.Kind() {
	case protoreflect.BoolKind:
		return protoreflect.ValueOfBool(n%2 == 1)
	case protoreflect.EnumKind:
		return protoreflect.ValueOfEnum(protoreflect.EnumNumber(int32(n)))
	case protoreflect.Int32Kind:
		return protoreflect.ValueOfInt32(int32(n))
	case protoreflect.Int64Kind, protoreflect.Sint64Kind:
		return protoreflect.ValueOfInt64(int64(n))
	case protoreflect.Uint32Kind:
		return protoreflect.ValueOfUint32(uint32(n))
	case protoreflect.Uint64Kind:
		return protoreflect.ValueOfUint64(n)
	case protoreflect.FloatKind:
		return protoreflect.ValueOfFloat32(float32(floats[r.IntN(len(floats))]))
	case protoreflect.DoubleKind:
		return protoreflect.ValueOfFloat64(floats[r.IntN(len(floats))])
	case protoreflect.StringKind:
		return protoreflect.ValueOfString(texts[r.IntN(len(texts))])
	case protoreflect.BytesKind:
		return protoreflect.ValueOfBytes([]byte(texts[r.IntN(len(texts))]))
	case protoreflect.MessageKind:
		return protoreflect.ValueOfMessage(random(r, fd.Message(), depth+1))
	default:
		panic("unknown kind " + fd.Kind().String())
	}
}
