// Package pb holds Streamlit's messages as plain structs, with functions that append them to and read them from
// protobuf's wire format. The *.pb.go files are generated; the rest is written by hand.
//
// The number behind a field is its number in the protocol. Scalars without a pointer are absent when they have their
// zero value; new("text") makes the pointer of an optional one. A oneof is an interface whose members are listed at it:
//
//	pb.Element{Type: &pb.Markdown{Body: "*hi*"}}
//	pb.WidgetState{ID: id, Value: pb.WidgetStateBoolValue(true)}
//
// Append is deterministic: fields by number, a oneof where its lowest member stands, maps sorted by key. Strings that are
// not valid UTF-8 are written with U+FFFD in place of what is wrong, since a client would refuse the message.
//
// Consume merges what it reads into the message as protobuf does: the last scalar wins, messages are merged, lists
// grow. Unknown fields and known ones of another wire type are skipped. It never panics and keeps no reference to its
// input; after an error the message holds what was read before it.
//
// No table, interface or init refers to the messages, so that the linker keeps only those that a program uses:
// a message reached through a oneof is appended through that oneof's interface. Code outside should not
// declare an interface with a method Consume([]byte) error either.
//
// Concurrency: a message may be appended by many goroutines while nobody changes it.
package pb

//go:generate go run ../../internal/pbgen -o .
