package pb

import (
	"errors"
	"math"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
)

// The wire types that fields have, as in the low bits of reader.tag.
const (
	varint   = uint64(protowire.VarintType)
	fixed64  = uint64(protowire.Fixed64Type)
	prefixed = uint64(protowire.BytesType) // with a length
	fixed32  = uint64(protowire.Fixed32Type)
)

// maxDepth is how deep messages may be nested, the outermost one counted: protobuf's usual bound.
const maxDepth = 100

var (
	errUTF8   = errors.New("pb: string is not valid UTF-8")
	errDepth  = errors.New("pb: messages are nested too deeply")
	errNumber = errors.New("pb: field number is out of range")
)

// reader walks over an encoded message. The first mistake is kept in err and empties b, so that all loops end;
// what is read afterwards is zero.
type reader struct {
	b     []byte // what is left of the message (or packed list) being read
	tag   uint64 // of the current field: number<<3 | wire type
	depth int    // how many more messages may be entered
	err   error
}

func newReader(b []byte) reader { return reader{b: b, depth: maxDepth - 1} }

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.b = nil
}

// advance passes n bytes; a negative n is one of protowire's errors.
func (r *reader) advance(n int) {
	if n < 0 {
		r.fail(protowire.ParseError(n))
		return
	}
	r.b = r.b[n:]
}

// next goes on to the next field of the message and reports whether there is one.
func (r *reader) next() bool {
	if len(r.b) == 0 {
		return false
	}
	num, typ, n := protowire.ConsumeTag(r.b)
	if num > protowire.MaxValidNumber {
		r.fail(errNumber)
		return false
	}
	r.tag = protowire.EncodeTag(num, typ)
	r.advance(n)
	return r.err == nil
}

// skip passes the value of a field that nobody knows.
func (r *reader) skip() {
	num, typ := protowire.DecodeTag(r.tag)
	r.advance(protowire.ConsumeFieldValue(num, typ, r.b))
}

// span returns the bytes of a length-prefixed value; they are still the input's.
func (r *reader) span() []byte {
	v, n := protowire.ConsumeBytes(r.b)
	r.advance(n)
	return v
}

// open narrows r to a length-prefixed value and returns what follows it, for close.
func (r *reader) open() (rest []byte) {
	v := r.span()
	rest = r.b
	r.b = v
	return rest
}

func (r *reader) close(rest []byte) {
	if r.err == nil {
		r.b = rest
	}
}

// enter is open for a message, whose depth is bounded; leave ends it.
func (r *reader) enter() (rest []byte) {
	if r.depth == 0 {
		r.fail(errDepth)
		return nil
	}
	r.depth--
	return r.open()
}

func (r *reader) leave(rest []byte) {
	r.depth++
	r.close(rest)
}

func (r *reader) uint64() uint64 {
	v, n := protowire.ConsumeVarint(r.b)
	r.advance(n)
	return v
}

func (r *reader) int64() int64   { return int64(r.uint64()) }
func (r *reader) uint32() uint32 { return uint32(r.uint64()) }
func (r *reader) int32() int32   { return int32(r.uint64()) }
func (r *reader) sint64() int64  { return protowire.DecodeZigZag(r.uint64()) }
func (r *reader) bool() bool     { return protowire.DecodeBool(r.uint64()) }

func (r *reader) float32() float32 {
	v, n := protowire.ConsumeFixed32(r.b)
	r.advance(n)
	return math.Float32frombits(v)
}

func (r *reader) float64() float64 {
	v, n := protowire.ConsumeFixed64(r.b)
	r.advance(n)
	return math.Float64frombits(v)
}

func (r *reader) string() string {
	v := r.span()
	if !utf8.Valid(v) {
		r.fail(errUTF8)
		return ""
	}
	return string(v)
}

// bytes returns a copy, nil if it is empty.
func (r *reader) bytes() []byte { return append([]byte(nil), r.span()...) }
