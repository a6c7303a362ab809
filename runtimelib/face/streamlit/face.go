// Package streamlit is the face for the genuine Streamlit frontend: one binary frame a message, serialized as
// Streamlit's own server does.
package streamlit

import (
	"errors"

	"github.com/stgen/stgen/runtimelib/pb"
)

// ErrText is returned for a text frame: this protocol has binary ones only.
var ErrText = errors.New("a text frame; this protocol has binary frames only")

// Conn is the socket that frames go out on.
type Conn interface {
	// WriteFrame sends one binary frame.
	WriteFrame(frame []byte) error
}

// Client encodes one session's messages for one genuine frontend. It implements session.Client; the session calls
// Send from one goroutine at a time.
type Client struct {
	conn Conn
	buf  []byte
	full *pb.ForwardMsg // the new_session of the full run under way, else nil
}

// NewClient returns the client at the other end of conn.
func NewClient(conn Conn) *Client { return &Client{conn: conn} }

// keptBuffer is the largest buffer that an idle client keeps, in bytes.
const keptBuffer = 4 << 10

// Send implements session.Client.
func (c *Client) Send(batch []*pb.ForwardMsg) error {
	for _, msg := range batch {
		if err := c.write(msg); err != nil {
			return err
		}
		if err := c.follow(msg); err != nil {
			return err
		}
	}
	if cap(c.buf) > keptBuffer {
		c.buf = nil
	}
	return nil
}

func (c *Client) write(msg *pb.ForwardMsg) error {
	c.buf = msg.Append(c.buf[:0])
	return c.conn.WriteFrame(c.buf)
}

// follow sends what follows the end of a full run: a new_session of the same run that names a fragment. The
// frontend then asks for a run whenever it reconnects, which it else does not (protocol.md §8, step 4).
func (c *Client) follow(msg *pb.ForwardMsg) error {
	switch m := msg.Type.(type) {
	case *pb.NewSession:
		c.full = nil
		if len(msg.Metadata.Run.FragmentIDs) == 0 {
			c.full = msg
		}
	case pb.ForwardMsgScriptFinished:
		if c.full == nil {
			return nil
		}
		begin := c.full.Type.(*pb.NewSession)
		id := c.full.Metadata.Run.ScriptRunID
		c.full = nil
		if pb.ForwardMsgScriptFinishedStatus(m) != pb.ForwardMsgScriptFinishedStatusFinishedSuccessfully {
			return nil
		}
		return c.write(&pb.ForwardMsg{
			Metadata: &pb.ForwardMsgMetadata{Run: &pb.RunIdentity{ScriptRunID: id, FragmentIDs: []string{"-"}}},
			Type: &pb.NewSession{
				Initialize: &pb.Initialize{}, MainScriptPath: begin.MainScriptPath, PageScriptHash: begin.PageScriptHash,
			},
		})
	}
	return nil
}

// Decode reads a frame that the frontend sent. An empty frame is a message without content.
func Decode(frame []byte) (*pb.BackMsg, error) {
	msg := new(pb.BackMsg)
	if err := msg.Consume(frame); err != nil {
		return nil, err
	}
	return msg, nil
}
