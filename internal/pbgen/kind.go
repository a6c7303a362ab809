package main

import "google.golang.org/protobuf/encoding/protowire"

// kind says how the values of a scalar type are held and encoded.
type kind struct {
	goType string
	wire   protowire.Type
	append string // expression that appends the value %s to b
	read   string // method of reader
	set    string // expression that tells whether the value %s is not the default
}

// scalars are the kinds by their name in proto.json.
var scalars = map[string]kind{
	"bool":   {"bool", protowire.VarintType, "protowire.AppendVarint(b, protowire.EncodeBool(%s))", "bool", "%s"},
	"int32":  {"int32", protowire.VarintType, "protowire.AppendVarint(b, uint64(%s))", "int32", "%s != 0"},
	"int64":  {"int64", protowire.VarintType, "protowire.AppendVarint(b, uint64(%s))", "int64", "%s != 0"},
	"uint32": {"uint32", protowire.VarintType, "protowire.AppendVarint(b, uint64(%s))", "uint32", "%s != 0"},
	"uint64": {"uint64", protowire.VarintType, "protowire.AppendVarint(b, %s)", "uint64", "%s != 0"},
	"sint64": {"int64", protowire.VarintType, "protowire.AppendVarint(b, protowire.EncodeZigZag(%s))", "sint64", "%s != 0"},
	"float":  {"float32", protowire.Fixed32Type, "protowire.AppendFixed32(b, math.Float32bits(%s))", "float32", "math.Float32bits(%s) != 0"},
	"double": {"float64", protowire.Fixed64Type, "protowire.AppendFixed64(b, math.Float64bits(%s))", "float64", "math.Float64bits(%s) != 0"},
	"string": {"string", protowire.BytesType, "appendString(b, %s)", "string", `%s != ""`},
	"bytes":  {"[]byte", protowire.BytesType, "protowire.AppendBytes(b, %s)", "bytes", "len(%s) != 0"},
}

// enumKind returns the kind of the enum with the Go type name.
func enumKind(name string) kind {
	k := scalars["int32"]
	k.goType = name
	return k
}

// packs reports whether a repeated field of kind k is one record instead of one a value.
func (k kind) packs() bool { return k.wire != protowire.BytesType }
