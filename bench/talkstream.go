package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/runtimelib/pb"
)

// openStream opens a session as the genuine frontend does, has the page drawn, and returns all that was said.
func openStream(address string) (conn *websocket.Conn, said []byte, hash string, err error) {
	conn, err = dialStream(address, "streamlit", "x")
	if err != nil {
		return nil, nil, "", err
	}
	first := (&pb.BackMsg{Type: &pb.ClientState{}}).Append(nil)
	conn.SetReadDeadline(time.Now().Add(patience))
	if err = conn.WriteMessage(websocket.BinaryMessage, first); err != nil {
		conn.Close()
		return nil, nil, "", err
	}
	finished := false
	for {
		_, frame, err := conn.ReadMessage()
		if err != nil {
			conn.Close()
			return nil, nil, "", fmt.Errorf("wait for the first page: %w", err)
		}
		said = append(said, frame...)
		msg := new(pb.ForwardMsg)
		if err := msg.Consume(frame); err != nil {
			conn.Close()
			return nil, nil, "", err
		}
		switch m := msg.Type.(type) {
		case *pb.NewSession:
			hash = m.PageScriptHash
		case pb.ForwardMsgScriptFinished:
			finished = true
		case *pb.SessionStatus:
			if finished && !m.ScriptIsRunning {
				return conn, said, hash, nil
			}
		}
	}
}

// talkToStream begins a session with an app over Streamlit's protocol. With wholeRuns an interaction ends with the run
// that it causes, as Streamlit's own do; else with the delta that shows the outcome.
func talkToStream(address string, a app, wholeRuns bool) (*talk, error) {
	conn, said, hash, err := openStream(address)
	if err != nil {
		return nil, err
	}
	ids, err := widgetIDs(said, a.keys)
	if err != nil {
		conn.Close()
		return nil, err
	}
	u := &user{app: a, ids: ids, level: 7}
	return &talk{conn: conn, kind: websocket.BinaryMessage, next: func() ([]byte, func([]byte) bool) {
		fragment := ""
		if !wholeRuns {
			fragment = "e"
		}
		frame := u.streamEvent(u.act(), hash, fragment)
		line := u.line()
		shown := false
		return frame, func(answer []byte) bool {
			shown = shown || bytes.Contains(answer, line)
			return shown && (!wholeRuns || isRunsEnd(answer))
		}
	}}, nil
}

// isRunsEnd reports whether a frame says that no run is under way any more.
func isRunsEnd(frame []byte) bool {
	msg := new(pb.ForwardMsg)
	if msg.Consume(frame) != nil {
		return false
	}
	status, ok := msg.Type.(*pb.SessionStatus)
	return ok && !status.ScriptIsRunning
}

// streamEvent returns the frame of an event of the widget: the genuine frontend sends all its widgets' states.
func (u *user) streamEvent(key, hash, fragment string) []byte {
	widgets := []*pb.WidgetState{{ID: u.ids[keyLevel], Value: &pb.DoubleArray{Data: []float64{float64(u.level)}}}}
	if id := u.ids[keyWho]; id != "" {
		widgets = append(widgets, &pb.WidgetState{ID: id, Value: pb.WidgetStateStringValue(u.who)})
	}
	if key == keyPress {
		widgets = append(widgets, &pb.WidgetState{ID: u.ids[keyPress], Value: pb.WidgetStateTriggerValue(true)})
	}
	msg := pb.BackMsg{Type: &pb.ClientState{
		WidgetStates: &pb.WidgetStates{Widgets: widgets}, PageScriptHash: hash, FragmentID: fragment,
	}}
	return msg.Append(nil)
}
