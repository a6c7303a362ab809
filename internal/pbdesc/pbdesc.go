// Package pbdesc describes Streamlit's messages to the protobuf library: the measure of package pb in tests, and a way to
// look at encoded messages. It is built from package facts at the first use. Only tests and internal tools import it.
// Concurrency: safe.
package pbdesc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/dynamicpb"

	"github.com/stgen/stgen/internal/facts"
)

// Files returns the descriptors of all files. The protocol is part of the program, so a mistake in it is a panic.
var Files = sync.OnceValue(func() *protoregistry.Files {
	files, err := protodesc.NewFiles(fileSet(facts.Proto()))
	if err != nil {
		panic(fmt.Errorf("pbdesc: %w", err))
	}
	return files
})

// Message returns the descriptor of a message by its full name, such as "ForwardMsg", "Block.FlexContainer" or
// "streamlit.GapConfig"; nil if there is none.
func Message(fullName string) protoreflect.MessageDescriptor {
	d, err := Files().FindDescriptorByName(protoreflect.FullName(fullName))
	if err != nil {
		return nil
	}
	md, _ := d.(protoreflect.MessageDescriptor)
	return md
}

// New returns an empty message.
func New(fullName string) (*dynamicpb.Message, error) {
	md := Message(fullName)
	if md == nil {
		return nil, fmt.Errorf("pbdesc: no message %q", fullName)
	}
	return dynamicpb.NewMessage(md), nil
}

// ToJSON returns an encoded message in protobuf's JSON with original field names, compact: what the recordings hold.
// Unknown fields are left out.
func ToJSON(fullName string, b []byte) (json.RawMessage, error) {
	m, err := New(fullName)
	if err != nil {
		return nil, err
	}
	if err := proto.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("pbdesc: %s: %w", fullName, err)
	}
	text, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("pbdesc: %s: %w", fullName, err)
	}
	var compact bytes.Buffer // protojson varies its spaces on purpose
	if err := json.Compact(&compact, text); err != nil {
		return nil, fmt.Errorf("pbdesc: %s: %w", fullName, err)
	}
	return compact.Bytes(), nil
}

// FromJSON returns the message that protobuf's JSON tells, encoded deterministically.
// Field names may be original ones or lowerCamelCase; unknown ones are an error.
func FromJSON(fullName string, text []byte) ([]byte, error) {
	m, err := New(fullName)
	if err != nil {
		return nil, err
	}
	if err := protojson.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("pbdesc: %s: %w", fullName, err)
	}
	return proto.MarshalOptions{Deterministic: true}.Marshal(m)
}
