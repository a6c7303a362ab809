// Package queue buffers what a session has to say until a client takes it.
//
// A message is a delta or something else. Deltas name their place by a path; of two that would put an element at one
// place only the newer is kept, so that a page that changes faster than its client reads costs one message a place.
//
// An empty queue costs its four words: the zero value is ready, buffers come with the first message, and large ones go
// with the batch. Concurrency: nothing here is safe; the owning session makes all calls.
package queue

import (
	"errors"
	"slices"

	"github.com/stgen/stgen/runtimelib/pb"
)

// MaxDeltas is how many deltas a queue holds. A client that is gone, or too slow, is no reason to stop a run, since
// each run begins with Clear and each place is kept once; a page of more places than this is.
const MaxDeltas = 1 << 16

// maxOthers is how many messages besides deltas a full queue still takes, so that a run that was cut off can end.
const maxOthers = 1 << 10

// ErrFull is returned for a message that would exceed the bound.
var ErrFull = errors.New("the page has more elements than a queue holds")

// ForwardMsgQueue holds what one session has to say and no client has taken yet, in sending order. Messages in it
// must not be changed any more. The zero value is an empty queue.
type ForwardMsgQueue struct {
	msgs  []*pb.ForwardMsg
	index pathIndex // newest element, block or reference at each path
}

// Len returns the number of messages waiting.
func (q *ForwardMsgQueue) Len() int { return len(q.msgs) }

// Enqueue adds msg, or puts it in place of an older message of the same path.
//
// An element or a reference (ref_hash) takes the place of an older element or reference, in the order too, as in
// forward_msg_queue.py. A block is never replaced, as messages behind it may be its children; nor does a block
// replace an element, since what the element had cleared away would come back as the block's children. Nor does
// anything move in front of a block that holds it and was put anew since. A transient is neither.
//
// Returns ErrFull, and drops msg, when there are MaxDeltas messages already, for other messages than deltas a thousand
// later. The run that meant to send it should end with an error that the user sees.
func (q *ForwardMsgQueue) Enqueue(msg *pb.ForwardMsg) error {
	kind := kindOf(msg)
	if kind == other {
		return q.push(msg, MaxDeltas+maxOthers)
	}
	path := pathOf(msg)
	if kind == transient || len(path) == 0 {
		return q.push(msg, MaxDeltas)
	}
	if older := q.index.find(q.msgs, path); older >= 0 && q.composes(older, kind, path) {
		q.msgs[older] = msg
		return nil
	}
	if err := q.push(msg, MaxDeltas); err != nil {
		return err
	}
	q.index.put(q.msgs, len(q.msgs)-1)
	return nil
}

// composes reports whether a message of that kind and path may stand where the older one of the same path stands.
func (q *ForwardMsgQueue) composes(older int, kind kind, path []uint32) bool {
	if kind == block || kindOf(q.msgs[older]) == block {
		return false
	}
	for depth := 1; depth < len(path); depth++ {
		if q.index.find(q.msgs, path[:depth]) > older {
			return false
		}
	}
	return true
}

func (q *ForwardMsgQueue) push(msg *pb.ForwardMsg, limit int) error {
	if len(q.msgs) >= limit {
		return ErrFull
	}
	q.msgs = append(q.msgs, msg)
	return nil
}

// maxKept is the largest buffer that an empty queue keeps, in messages: most interactions need no larger one.
const maxKept = 16

// Flush appends what waits to into, which may be nil, and empties the queue. The result shares nothing with the
// queue: both into's memory and the messages are the caller's, the messages to read only.
func (q *ForwardMsgQueue) Flush(into []*pb.ForwardMsg) []*pb.ForwardMsg {
	if len(q.msgs) == 0 {
		return into
	}
	into = append(into, q.msgs...)
	if cap(q.msgs) > maxKept {
		q.msgs = nil
	} else {
		clear(q.msgs)
		q.msgs = q.msgs[:0]
	}
	q.index = pathIndex{}
	return into
}

// Clear drops what a new full run makes pointless. What stays: new_session, session_status_changed, parent_message,
// page_info_changed, toasts, and script_finished, which now says FINISHED_EARLY_FOR_RERUN, because the elements of
// its run are not all there and the client must not take the others for stale.
func (q *ForwardMsgQueue) Clear() {
	q.keep(func(msg *pb.ForwardMsg) *pb.ForwardMsg {
		switch t := msg.Type.(type) {
		case *pb.NewSession, *pb.SessionStatus, *pb.ParentMessage, *pb.PageInfo:
			return msg
		case pb.ForwardMsgScriptFinished:
			return finishedEarly(msg)
		case *pb.Delta:
			if isToast(t) {
				return msg
			}
		}
		return nil
	})
}

// ClearFragments drops what a new run of these fragments makes pointless: their deltas, but for toasts.
func (q *ForwardMsgQueue) ClearFragments(ids []string) {
	q.keep(func(msg *pb.ForwardMsg) *pb.ForwardMsg {
		if d, ok := msg.Type.(*pb.Delta); ok && slices.Contains(ids, d.FragmentID) && !isToast(d) {
			return nil
		}
		return msg
	})
}

// keep replaces each message by what choose makes of it, and drops it if that is nil.
func (q *ForwardMsgQueue) keep(choose func(*pb.ForwardMsg) *pb.ForwardMsg) {
	kept := q.msgs[:0]
	for _, msg := range q.msgs {
		if chosen := choose(msg); chosen != nil {
			kept = append(kept, chosen)
		}
	}
	clear(q.msgs[len(kept):])
	q.msgs = kept
	if len(kept) == 0 && cap(kept) > maxKept {
		q.msgs = nil
	}
	q.index.rebuild(q.msgs)
}

// finishedEarly returns a copy of a script_finished that says so; the one queued may be in other hands.
func finishedEarly(msg *pb.ForwardMsg) *pb.ForwardMsg {
	early := *msg
	early.Hash = ""
	early.Type = pb.ForwardMsgScriptFinished(pb.ForwardMsgScriptFinishedStatusFinishedEarlyForRerun)
	return &early
}
