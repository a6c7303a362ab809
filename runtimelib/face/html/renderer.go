package html

import (
	"bytes"
	"context"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/a-h/templ"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates"
	"github.com/stgen/stgen/templates/client"
)

// Renderer turns one session's messages into frames for one client. The zero value is ready; it remembers nothing of the
// page, since a place's HTML is all that the client needs.
type Renderer struct {
	rare bool // the client has been told to load the second stylesheet
}

// Patch appends the frame of a batch to dst. It appends nothing if the batch has nothing for the page.
func (r *Renderer) Patch(dst []byte, batch []*pb.ForwardMsg) []byte {
	f := frame{b: dst, start: len(dst), quiet: endsQuiet(batch), rare: r.rare}
	for _, msg := range batch {
		r.message(&f, msg)
	}
	if f.rare && !r.rare {
		r.rare = true
		f.record('+')
	}
	return f.b
}

// endsQuiet reports whether a run both begins and ends in the batch, so that the client need not know it was under way.
func endsQuiet(batch []*pb.ForwardMsg) bool {
	began, ended := false, false
	for _, msg := range batch {
		if status, ok := msg.Type.(*pb.SessionStatus); ok {
			began = began || status.ScriptIsRunning
			ended = !status.ScriptIsRunning
		}
	}
	return began && ended
}

func (r *Renderer) message(f *frame, msg *pb.ForwardMsg) {
	switch m := msg.Type.(type) {
	case *pb.NewSession:
		f.begin(m, msg.Metadata)
	case *pb.Delta:
		f.delta(msg.Metadata.DeltaPath, m)
	case pb.ForwardMsgScriptFinished:
		f.end(pb.ForwardMsgScriptFinishedStatus(m), msg.Metadata)
	case *pb.SessionStatus:
		if !f.quiet {
			f.running(m.ScriptIsRunning)
		}
	case *pb.PageConfig:
		f.config(m)
	case *pb.SessionEvent:
		f.event(m)
	case *pb.Navigation:
		f.record('a')
		f.html(templates.Navigation(m))
	case *pb.PageNotFound:
		f.record('t')
		f.html(templates.PageNotFound(m))
	case *pb.AutoRerun:
		f.record('i')
		f.text(m.FragmentID)
		f.field(seconds(m))
	case *pb.StopAutoRerun:
		for _, id := range m.FragmentIDs {
			f.record('i')
			f.text(id)
		}
	case *pb.PageInfo:
		f.record('u')
		f.text(m.QueryString)
	}
}

// seconds returns how often a fragment is run again.
func seconds(m *pb.AutoRerun) string { return strconv.FormatFloat(float64(m.Interval), 'f', -1, 32) }

// begin says that a run begins: of the whole page, or of slots.
func (f *frame) begin(m *pb.NewSession, meta *pb.ForwardMsgMetadata) {
	if meta != nil && meta.Run != nil && len(meta.Run.FragmentIDs) > 0 {
		f.record('[')
		return
	}
	f.record('<')
	if m.Initialize != nil {
		f.text(m.Initialize.SessionID)
	}
}

// end says how a run has ended, and which slots it drew.
func (f *frame) end(status pb.ForwardMsgScriptFinishedStatus, meta *pb.ForwardMsgMetadata) {
	switch {
	case status == pb.ForwardMsgScriptFinishedStatusFinishedSuccessfully:
		f.record('>')
	case status == pb.ForwardMsgScriptFinishedStatusFinishedFragmentRunSuccessfully && meta != nil && meta.Run != nil:
		f.record(']')
		for i, id := range meta.Run.FragmentIDs {
			if i > 0 {
				f.b = append(f.b, fieldEnd)
			}
			f.text(id)
		}
	default:
		f.record('!')
	}
}

// Greeting returns the first frame on a socket: whether the client goes on with its session or has got a new one, id.
func Greeting(id string, isNew bool) []byte {
	if !isNew {
		return []byte{'k'}
	}
	return append([]byte{'n'}, id...)
}

// Notice returns the frame that shows text, as it is, over the page; "" takes it away.
func Notice(text string) []byte {
	if text == "" {
		return []byte{'e'}
	}
	return append(appendClean([]byte{'e'}, []byte("<pre>"+templ.EscapeString(text)+"</pre>")), recordEnd, '+')
}

// frame is a frame in the making.
type frame struct {
	b     []byte
	start int  // of the frame in b
	quiet bool // nothing is said of the run's state
	rare  bool // something in it needs the second stylesheet
}

// record begins a record.
func (f *frame) record(op byte) {
	if len(f.b) > f.start {
		f.b = append(f.b, recordEnd)
	}
	f.b = append(f.b, op)
}

// field ends one field and begins the next with text.
func (f *frame) field(text string) {
	f.b = append(f.b, fieldEnd)
	f.text(text)
}

// text appends text without what would end its field.
func (f *frame) text(text string) { f.b = appendClean(f.b, []byte(text)) }

func (f *frame) path(path []uint32) {
	for i, n := range path {
		if i > 0 {
			f.b = append(f.b, '.')
		}
		f.b = strconv.AppendUint(f.b, uint64(n), 10)
	}
}

// delta appends what a delta does to the page.
func (f *frame) delta(path []uint32, m *pb.Delta) {
	if len(path) < 2 {
		return
	}
	switch d := m.Type.(type) {
	case *pb.Element:
		if _, ok := d.Type.(*pb.Toast); ok {
			f.record('t')
		} else {
			f.record('=')
			f.path(path)
			f.b = append(f.b, fieldEnd)
		}
		f.html(templates.Element(d))
	case *pb.Block:
		f.record('=')
		f.path(path)
		f.b = append(f.b, fieldEnd)
		f.html(templates.Block(d, m.FragmentID, templ.NopComponent))
	case *pb.Transient:
		f.record('o')
		f.path(path)
		f.b = append(f.b, fieldEnd)
		for _, e := range d.Elements {
			f.html(templates.Element(e))
		}
	}
}

func (f *frame) running(yes bool) {
	f.record('r')
	if yes {
		f.b = append(f.b, '1')
	} else {
		f.b = append(f.b, '0')
	}
}

func (f *frame) config(m *pb.PageConfig) {
	f.record('c')
	f.text(m.Title)
	f.field(iconURL(m.Favicon))
	f.field(layout(m))
	f.field(sidebar(m))
}

// event tells what happened to the app's source.
func (f *frame) event(m *pb.SessionEvent) {
	if e, ok := m.Type.(*pb.Exception); ok {
		f.record('e')
		f.html(templates.Element(&pb.Element{Type: e}))
	}
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// html appends what c renders.
func (f *frame) html(c templ.Component) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	_ = c.Render(context.Background(), b) // a bytes.Buffer does not fail
	f.rare = f.rare || client.Rare(b.Bytes())
	f.b = appendClean(f.b, b.Bytes())
}

// appendClean appends text without the control characters that neither HTML nor frames can carry, and with U+FFFD in place
// of what is not UTF-8: a browser closes the socket of a frame that is not.
func appendClean(b, text []byte) []byte {
	if utf8.Valid(text) && bytes.IndexFunc(text, forbidden) < 0 {
		return append(b, text...)
	}
	for len(text) > 0 {
		c, size := utf8.DecodeRune(text)
		if !forbidden(c) {
			b = utf8.AppendRune(b, c)
		}
		text = text[size:]
	}
	return b
}

func forbidden(c rune) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }
