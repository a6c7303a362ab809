package queue

import "github.com/stgen/stgen/runtimelib/pb"

// kind is what matters of a message here.
type kind uint8

const (
	other     kind = iota // no delta
	element               // new_element, or ref_hash, which stands for one
	block                 // add_block
	transient             // new_transient, or a delta of no kind
)

func kindOf(msg *pb.ForwardMsg) kind {
	switch t := msg.Type.(type) {
	case pb.ForwardMsgRefHash:
		return element
	case *pb.Delta:
		switch t.Type.(type) {
		case *pb.Element:
			return element
		case *pb.Block:
			return block
		}
		return transient
	}
	return other
}

// pathOf returns where a delta belongs; nil if it does not say.
func pathOf(msg *pb.ForwardMsg) []uint32 {
	if msg.Metadata == nil {
		return nil
	}
	return msg.Metadata.DeltaPath
}

func isToast(d *pb.Delta) bool {
	e, ok := d.Type.(*pb.Element)
	if !ok {
		return false
	}
	_, ok = e.Type.(*pb.Toast)
	return ok
}
