package queue

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stgen/stgen/runtimelib/pb"
)

// script enqueues messages written as words and returns the queue.
//
//	new | done | fragmentdone | status | parent | page | config     messages that are no deltas
//	0.1=a  a text at [0, 1]        0.1{   a block        0.1~   a transient
//	0.1#h  a reference to h        2.0!b  a toast        0.1=a/f  the same in fragment f
func script(t *testing.T, words string) *ForwardMsgQueue {
	t.Helper()
	q := new(ForwardMsgQueue)
	for word := range strings.FieldsSeq(words) {
		if err := q.Enqueue(message(word)); err != nil {
			t.Fatalf("%s: %v", word, err)
		}
	}
	return q
}

var others = map[string]pb.ForwardMsgType{
	"new":          &pb.NewSession{},
	"done":         pb.ForwardMsgScriptFinished(pb.ForwardMsgScriptFinishedStatusFinishedSuccessfully),
	"fragmentdone": pb.ForwardMsgScriptFinished(pb.ForwardMsgScriptFinishedStatusFinishedFragmentRunSuccessfully),
	"early":        pb.ForwardMsgScriptFinished(pb.ForwardMsgScriptFinishedStatusFinishedEarlyForRerun),
	"status":       &pb.SessionStatus{},
	"parent":       &pb.ParentMessage{},
	"page":         &pb.PageInfo{},
	"config":       &pb.PageConfig{},
}

func message(word string) *pb.ForwardMsg {
	if t := others[word]; t != nil {
		return &pb.ForwardMsg{Type: t}
	}
	word, fragment, _ := strings.Cut(word, "/")
	at := strings.IndexAny(word, "={~#!")
	body := word[at+1:]
	msg := &pb.ForwardMsg{Metadata: &pb.ForwardMsgMetadata{DeltaPath: parsePath(word[:at])}}
	switch word[at] {
	case '=':
		msg.Type = &pb.Delta{Type: &pb.Element{Type: &pb.Text{Body: body}}, FragmentID: fragment}
	case '!':
		msg.Type = &pb.Delta{Type: &pb.Element{Type: &pb.Toast{Body: body}}, FragmentID: fragment}
	case '{':
		msg.Type = &pb.Delta{Type: &pb.Block{ID: new(body)}, FragmentID: fragment}
	case '~':
		msg.Type = &pb.Delta{Type: &pb.Transient{}, FragmentID: fragment}
	case '#':
		msg.Type = pb.ForwardMsgRefHash(body)
	}
	return msg
}

func parsePath(s string) []uint32 {
	var path []uint32
	for part := range strings.SplitSeq(s, ".") {
		n := uint32(0)
		fmt.Sscan(part, &n)
		path = append(path, n)
	}
	return path
}

// spelled writes messages as script reads them.
func spelled(msgs []*pb.ForwardMsg) string {
	words := make([]string, len(msgs))
	for i, msg := range msgs {
		words[i] = spelledOne(msg)
	}
	return strings.Join(words, " ")
}

func spelledOne(msg *pb.ForwardMsg) string {
	for name, t := range others {
		if t == msg.Type {
			return name
		}
	}
	path := strings.ReplaceAll(strings.Trim(fmt.Sprint(pathOf(msg)), "[]"), " ", ".")
	if h, ok := msg.Type.(pb.ForwardMsgRefHash); ok {
		return path + "#" + string(h)
	}
	d := msg.Type.(*pb.Delta)
	suffix := ""
	if d.FragmentID != "" {
		suffix = "/" + d.FragmentID
	}
	switch v := d.Type.(type) {
	case *pb.Block:
		return path + "{" + *v.ID + suffix
	case *pb.Transient:
		return path + "~" + suffix
	case *pb.Element:
		if toast, ok := v.Type.(*pb.Toast); ok {
			return path + "!" + toast.Body + suffix
		}
		return path + "=" + v.Type.(*pb.Text).Body + suffix
	}
	return "?"
}

func TestEnqueue(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"order", "new status 0.0=a 0.1=b done", "new status 0.0=a 0.1=b done"},
		{"the newer in place of the older", "0.0=a 0.1=b 0.0=c", "0.0=c 0.1=b"},
		{"the newest of three", "0.0=a 0.0=b 0.1=x 0.0=c", "0.0=c 0.1=x"},
		{"other path of another length", "0.0=a 0.0.0=b 0=c", "0.0=a 0.0.0=b 0=c"},
		{"a block stays for its children", "0.0{ 0.0.0=a 0.0=b", "0.0{ 0.0.0=a 0.0=b"},
		{"a block again", "0.0{ 0.0.0=a 0.0{", "0.0{ 0.0.0=a 0.0{"},
		{"after a block the newest counts", "0.0{ 0.0=b 0.1=x 0.0=c", "0.0{ 0.0=c 0.1=x"},
		{"a block does not replace an element", "0.0=a 0.0{ 0.0.0=b", "0.0=a 0.0{ 0.0.0=b"},
		{"no child moves in front of its block", "0.0{ 0.0.0=a 0.0{ 0.0.0=b", "0.0{ 0.0.0=a 0.0{ 0.0.0=b"},
		{"nor in front of an outer one", "0.0{ 0.0.0{ 0.0.0.0=a 0.0{ 0.0.0.0=b", "0.0{ 0.0.0{ 0.0.0.0=a 0.0{ 0.0.0.0=b"},
		{"other blocks do not matter", "0.0{ 0.0.0=a 0.1{ 0.0.0=b", "0.0{ 0.0.0=b 0.1{"},
		{"references are elements", "0.0=a 0.1=x 0.0#h 0.0=b", "0.0=b 0.1=x"},
		{"a reference in place", "0.0=a 0.1=x 0.0#h", "0.0#h 0.1=x"},
		{"a transient is never replaced", "0.0~ 0.0=a 0.0~ 0.0=b", "0.0~ 0.0=b 0.0~"},
		{"messages without a path", "page page config config", "page page config config"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := script(t, tt.in)
			if got := spelled(q.Flush(nil)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if q.Len() != 0 || len(q.Flush(nil)) != 0 {
				t.Error("Flush did not empty the queue")
			}
		})
	}
}

func TestClear(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"what stays", "new status parent page config 0.0=a 0.1{ 0.1.0#h 2.0!t done status",
			"new status parent page 2.0!t early status"},
		{"the end of a fragment's run", "new 0.0=a/f fragmentdone", "new early"},
		{"deltas alone", "0.0=a 0.1=b", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := script(t, tt.in)
			q.Clear()
			if got := spelled(q.Flush(nil)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestClearFragments(t *testing.T) {
	q := script(t, "new config 0.0=a 0.1=b/f 0.2{x/g 2.0!t/f 0.1~/f 0.0=c fragmentdone")
	q.ClearFragments([]string{"f", "h"})
	if err := q.Enqueue(message("0.0=d")); err != nil {
		t.Fatal(err)
	}
	const want = "new config 0.0=d 0.2{x/g 2.0!t/f fragmentdone"
	if got := spelled(q.Flush(nil)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A message that was handed to the queue is not written to, even where the queue changes what it says.
func TestClearCopies(t *testing.T) {
	q := new(ForwardMsgQueue)
	msg := message("done")
	if err := q.Enqueue(msg); err != nil {
		t.Fatal(err)
	}
	q.Clear()
	if spelledOne(msg) != "done" || spelled(q.Flush(nil)) != "early" {
		t.Errorf("the message became %s", spelledOne(msg))
	}
}

func TestFlushDoesNotAlias(t *testing.T) {
	q := script(t, "0.0=a 0.1=b")
	first := q.Flush(nil)
	for _, word := range []string{"0.0=c", "0.1=d"} {
		if err := q.Enqueue(message(word)); err != nil {
			t.Fatal(err)
		}
	}
	second := q.Flush(make([]*pb.ForwardMsg, 0, 8))
	if got := spelled(first) + " | " + spelled(second); got != "0.0=a 0.1=b | 0.0=c 0.1=d" {
		t.Error(got)
	}
}

func TestBound(t *testing.T) {
	q := new(ForwardMsgQueue)
	for i := range MaxDeltas {
		if err := q.Enqueue(text(uint32(i), "x")); err != nil {
			t.Fatalf("delta %d: %v", i, err)
		}
	}
	if err := q.Enqueue(text(MaxDeltas, "x")); !errors.Is(err, ErrFull) {
		t.Errorf("one more delta: %v", err)
	}
	if err := q.Enqueue(text(MaxDeltas/2, "y")); err != nil {
		t.Errorf("a newer one in place of an older: %v", err)
	}
	for i := range maxOthers {
		if err := q.Enqueue(message("done")); err != nil {
			t.Fatalf("message %d: %v", i, err)
		}
	}
	if err := q.Enqueue(message("done")); !errors.Is(err, ErrFull) {
		t.Errorf("one more message: %v", err)
	}
	if got := len(q.Flush(nil)); got != MaxDeltas+maxOthers {
		t.Errorf("%d messages", got)
	}
	if q.msgs != nil || q.index.slots != nil {
		t.Error("an empty queue keeps a large buffer")
	}
}

func text(i uint32, body string) *pb.ForwardMsg {
	return &pb.ForwardMsg{
		Metadata: &pb.ForwardMsgMetadata{DeltaPath: []uint32{0, i}},
		Type:     &pb.Delta{Type: &pb.Element{Type: &pb.Text{Body: body}}},
	}
}

// The usual interaction changes a few elements: it must cost the queue nothing after the first.
func TestAllocations(t *testing.T) {
	var q ForwardMsgQueue
	msgs := []*pb.ForwardMsg{text(0, "a"), text(1, "b"), text(2, "c")}
	batch := make([]*pb.ForwardMsg, 0, 4)
	allocs := testing.AllocsPerRun(100, func() {
		for _, msg := range msgs {
			if q.Enqueue(msg) != nil {
				t.Fatal("refused")
			}
		}
		batch = q.Flush(batch[:0])
	})
	if allocs > 0 {
		t.Errorf("%v allocations for three messages, want 0", allocs)
	}
}

func BenchmarkEnqueueFlush(b *testing.B) {
	for _, n := range []int{3, 200, 10_000} {
		msgs := make([]*pb.ForwardMsg, n)
		for i := range msgs {
			msgs[i] = text(uint32(i), "x")
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var q ForwardMsgQueue
			batch := slices.Clone(msgs)
			b.ReportAllocs()
			for b.Loop() {
				for range 2 { // the second finds the first
					for _, msg := range msgs {
						if q.Enqueue(msg) != nil {
							b.Fatal("refused")
						}
					}
				}
				batch = q.Flush(batch[:0])
			}
		})
	}
}
