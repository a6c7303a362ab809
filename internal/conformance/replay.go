package main

import (
	"context"
	"fmt"
	"maps"
	"time"
)

// How long to wait for an answer. A partial answer has no end, and an interaction that changes nothing has no answer.
const (
	quiet   = 60 * time.Millisecond  // after the last message, if what is shown is what is expected
	nothing = 150 * time.Millisecond // before the first message, if nothing is expected to change
)

// Result is what came of one recording.
type Result struct {
	Name    string
	Steps   int // steps that were compared
	Equal   int
	Skipped int    // steps that an exception takes out
	First   string // the first difference, or why nothing could be compared
}

// replay is one recording being played to a server.
type replay struct {
	trace      *Trace
	exceptions []*Exception
	host       string
	patience   time.Duration // until what is shown is taken as wrong
	socket     *Socket
	expected   *Browser
	found      *Browser
	pairs      *Pairs
}

// Replay plays a recording to a server and compares the page after each step that sends something. A page that isn't as
// expected is given some patience.
func Replay(ctx context.Context, trace *Trace, host string, exceptions []*Exception, patience time.Duration) Result {
	r := &replay{
		trace: trace, exceptions: exceptions, host: host, patience: patience,
		expected: NewBrowser(), found: NewBrowser(), pairs: NewPairs(),
	}
	res := Result{Name: trace.Name}
	defer func() {
		if r.socket != nil {
			r.socket.Close()
		}
	}()
	for i, step := range trace.Steps {
		if len(step.Sent) == 0 {
			continue
		}
		exceptions := exceptionsIn(r.exceptions, trace.Name, i)
		difference, err := r.step(ctx, i, step, exceptions)
		if skipped(exceptions) {
			res.Skipped++
			continue
		}
		res.Steps++
		switch {
		case err == nil && difference == nil:
			res.Equal++
		case res.First != "":
		case err != nil:
			res.First = fmt.Sprintf("step %d: %v", i, err)
		default:
			res.First = fmt.Sprintf("step %d: %v", i, difference)
		}
	}
	return res
}

// skipped reports whether an exception takes a step out of the comparison, and marks it as used.
func skipped(list []*Exception) bool {
	for _, e := range list {
		if e.Skip {
			e.used = true
			return true
		}
	}
	return false
}

// step plays one step on both sides and compares.
func (r *replay) step(ctx context.Context, i int, step Step, exceptions []*Exception) (*Difference, error) {
	before := r.expected.View()
	r.expected.Begin(i)
	for _, msg := range step.Received {
		if err := r.expected.Apply(msg); err != nil {
			return nil, fmt.Errorf("in the recording: %w", err)
		}
	}
	r.found.Begin(i)
	if err := r.connect(ctx, step); err != nil {
		return nil, err
	}
	var missing error
	for _, msg := range step.Sent {
		frame, err := r.back(msg)
		if err != nil {
			missing = err
			continue
		}
		if err := r.socket.Send(frame); err != nil {
			return nil, err
		}
	}
	after := r.expected.View()
	changed, _ := Compare(before, after, NewPairs(), nil)
	difference, err := r.settle(after, changed == nil, exceptions)
	if err == nil {
		err = missing
	}
	return difference, err
}

// connect opens the socket at the first step, and another one where the recording does.
func (r *replay) connect(ctx context.Context, step Step) error {
	again, resume := step.Reconnects()
	if r.socket != nil && !again {
		return nil
	}
	session := ""
	if r.socket != nil {
		r.socket.Close()
		r.socket = nil
		if resume {
			session = r.found.session
		}
	}
	s, err := Dial(ctx, r.host, session)
	r.socket = s
	return err
}

// back returns a recorded BackMsg as our server has to get it: with its names for widgets and pages.
func (r *replay) back(msg object) ([]byte, error) {
	if rerun, ok := msg["rerun_script"].(object); ok {
		rerun = maps.Clone(rerun)
		delete(rerun, "cached_message_hashes")
		if info, ok := rerun["context_info"].(object); ok {
			info = maps.Clone(info)
			info["url"] = "http://" + r.host + "/"
			rerun["context_info"] = info
		}
		msg = object{"rerun_script": rerun}
	}
	translated, missing := r.pairs.Translate(msg)
	if missing != "" {
		return nil, fmt.Errorf("the recording sends %s, which nothing of ours stands for", missing)
	}
	return EncodeBack(translated.(object))
}

// settle takes in messages until the page is as expected, or the patience ends. silent says that nothing is expected to
// change.
func (r *replay) settle(expected View, silent bool, exceptions []*Exception) (*Difference, error) {
	end := time.Now().Add(r.patience)
	wait := quiet
	if silent {
		wait = nothing
	}
	for {
		frame, ok, err := r.socket.Receive(wait)
		if err != nil {
			return nil, err
		}
		if ok {
			if err := r.receive(frame); err != nil {
				return nil, err
			}
			wait = quiet
			continue
		}
		pairs := r.pairs.Clone() // a page that is not complete yet pairs wrongly
		difference, used := Compare(expected, r.found.View(), pairs, exceptions)
		if difference == nil || time.Now().After(end) {
			r.pairs = pairs
			for _, e := range used {
				e.used = true
			}
			return difference, nil
		}
	}
}

func (r *replay) receive(frame []byte) error {
	msg, err := DecodeForward(frame)
	if err != nil {
		return err
	}
	return r.found.Apply(msg)
}
