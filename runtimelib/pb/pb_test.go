package pb

import (
	"bytes"
	"hash/fnv"
	"math/rand/v2"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"

	"github.com/stgen/stgen/internal/facts"
	"github.com/stgen/stgen/internal/pbdesc"
)

// oracle is how the protobuf library reads what Consume reads.
var oracle = proto.UnmarshalOptions{DiscardUnknown: true, RecursionLimit: maxDepth}

// forAll runs f for every message of the protocol, with randomness of its own.
func forAll(t *testing.T, f func(t *testing.T, r *rand.Rand, md protoreflect.MessageDescriptor, empty func() message)) {
	t.Helper()
	for name, empty := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sum := fnv.New64a()
			sum.Write([]byte(name))
			f(t, rand.New(rand.NewPCG(1, sum.Sum64())), pbdesc.Message(name), empty)
		})
	}
}

func TestAllMessagesAreHere(t *testing.T) {
	t.Parallel()
	for _, typ := range facts.Proto().Types {
		if typ.IsMessage() && all[typ.FullName] == nil {
			t.Errorf("%s is missing", typ.FullName)
		}
	}
}

// TestRoundTrip reads random messages and appends them again: nothing may be lost, and the order is the promised one.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	forAll(t, func(t *testing.T, r *rand.Rand, md protoreflect.MessageDescriptor, empty func() message) {
		for range 60 {
			want := random(r, md, 0)
			in := encode(t, want)
			m := empty()
			if err := m.Consume(in); err != nil {
				t.Fatalf("%v: %v", want, err)
			}
			same(t, m, want)
			if got := m.Append([]byte("before")); !bytes.Equal(got, append([]byte("before"), m.Append(nil)...)) {
				t.Fatalf("Append depends on what stands before: %x", got)
			}
		}
	})
}

// TestMerge reads one message into another.
func TestMerge(t *testing.T) {
	t.Parallel()
	forAll(t, func(t *testing.T, r *rand.Rand, md protoreflect.MessageDescriptor, empty func() message) {
		for range 40 {
			first, second := encode(t, random(r, md, 0)), encode(t, random(r, md, 0))
			both := append(bytes.Clone(first), second...)
			want := dynamicpb.NewMessage(md)
			if err := oracle.Unmarshal(both, want); err != nil {
				t.Fatal(err)
			}
			twice, once := empty(), empty()
			for _, in := range [][]byte{first, second} {
				if err := twice.Consume(in); err != nil {
					t.Fatal(err)
				}
			}
			if err := once.Consume(both); err != nil {
				t.Fatal(err)
			}
			same(t, twice, want)
			same(t, once, want)
		}
	})
}

// TestDamaged reads encoded messages with a few bytes changed, cut off or doubled: accepted exactly when the protobuf
// library accepts them, and read alike.
func TestDamaged(t *testing.T) {
	t.Parallel()
	forAll(t, func(t *testing.T, r *rand.Rand, md protoreflect.MessageDescriptor, empty func() message) {
		for range 300 {
			agree(t, damage(r, encode(t, random(r, md, 0))), md, empty())
		}
	})
}

func damage(r *rand.Rand, b []byte) []byte {
	for range 1 + r.IntN(3) {
		if len(b) == 0 {
			return []byte{byte(r.Uint32()), byte(r.Uint32())}
		}
		at := r.IntN(len(b))
		switch r.IntN(4) {
		case 0:
			b[at] ^= 1 << r.IntN(8)
		case 1:
			b = b[:at]
		case 2:
			b[at] = byte(r.Uint32())
		case 3:
			b = append(b, b[at:]...)
		}
	}
	return b
}

// agree fails unless m reads in as the protobuf library does.
func agree(t *testing.T, in []byte, md protoreflect.MessageDescriptor, m message) {
	t.Helper()
	kept := bytes.Clone(in)
	want := dynamicpb.NewMessage(md)
	wantErr := oracle.Unmarshal(in, want)
	err := m.Consume(in)
	if !bytes.Equal(in, kept) {
		t.Fatalf("Consume changed its input %x", kept)
	}
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%s %x: error %v, the protobuf library says %v", md.FullName(), in, err, wantErr)
	}
	if err == nil {
		alike(t, m, want)
	}
}

// same fails unless m is appended as what want says, byte by byte.
func same(t *testing.T, m message, want *dynamicpb.Message) {
	t.Helper()
	alike(t, m, want)
	if got, wanted := m.Append(nil), reference(nil, want); !bytes.Equal(got, wanted) {
		t.Fatalf("%s\n got %x\nwant %x", want, got, wanted)
	}
}

// alike fails unless m is appended as something that the protobuf library reads as want. Other than same it allows for
// a signalling NaN, which the library makes a quiet one.
func alike(t *testing.T, m message, want *dynamicpb.Message) {
	t.Helper()
	got := dynamicpb.NewMessage(want.Descriptor())
	if err := proto.Unmarshal(m.Append(nil), got); err != nil || !proto.Equal(got, want) {
		t.Fatalf("%s\n is read back as %s, %v", want, got, err)
	}
}

func encode(t *testing.T, m proto.Message) []byte {
	t.Helper()
	b, err := proto.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
