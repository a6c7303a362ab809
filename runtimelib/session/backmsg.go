package session

import (
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/runner"
)

// HandleBackMsg does what a client asks for. Messages of a client that is not the current one are dropped.
func (s *AppSession) HandleBackMsg(from Client, msg *pb.BackMsg) {
	s.mu.Lock()
	current := s.client == from
	s.mu.Unlock()
	if !current {
		return
	}
	switch m := msg.Type.(type) {
	case *pb.ClientState:
		s.runner.Request(rerunData(m))
	case pb.BackMsgStopScript:
		s.runner.Stop()
	case pb.BackMsgClearCache:
		s.runner.Request(&runner.RerunData{Server: true, Do: s.clearCaches})
	case pb.BackMsgAppHeartbeat:
		s.answer(&pb.ForwardMsg{Type: pb.ForwardMsgHeartbeatAck(true)})
	case pb.BackMsgSetRunOnSave:
		s.setRunOnSave(bool(m))
	case *pb.BackendOperationRequest:
		s.answer(refusal(m))
	default:
		s.log.Debug("ignored a message that this server has no use for")
	}
}

// answer sends a message beside all runs.
func (s *AppSession) answer(msg *pb.ForwardMsg) {
	s.Enqueue(msg)
	s.flush()
}

// setRunOnSave answers who switches in the menu whether a file that changes causes a run.
func (s *AppSession) setRunOnSave(yes bool) {
	s.mu.Lock()
	s.onSave = yes
	busy := s.busy
	s.mu.Unlock()
	s.answer(status(busy, yes))
}

// refusal answers who asks for what no element of ours offers.
func refusal(m *pb.BackendOperationRequest) *pb.ForwardMsg {
	text := "this app has no such operation"
	if _, ok := m.Payload.(*pb.DeferredFileRequestPayload); ok {
		text = "Failed to generate file for download"
	}
	return &pb.ForwardMsg{Type: &pb.BackendOperationResponse{RequestID: m.RequestID, ErrorMsg: text}}
}

// clearCaches forgets what is remembered, and with it the session's state, as Streamlit does (app_session.py,
// _handle_clear_cache_request).
func (s *AppSession) clearCaches() {
	for _, c := range s.caches {
		c.Clear()
	}
	s.state.ResetAll()
}

// rerunData returns the request that a client's state makes. One without a fragment id does not come from a widget
// (protocol.md §8): the menu's rerun, key R, a client that connects. It asks for the whole page.
func rerunData(m *pb.ClientState) *runner.RerunData {
	data := &runner.RerunData{
		QueryString: m.QueryString, PageScriptHash: m.PageScriptHash, PageName: m.PageName,
		FragmentID: m.FragmentID, Full: m.FragmentID == "",
		History: m.IsHistoryNavigation, Context: m.ContextInfo,
	}
	if m.IsAutoRerun {
		data.Ticks = []string{m.FragmentID}
	}
	if m.WidgetStates != nil {
		data.WidgetStates = m.WidgetStates.Widgets
	}
	return data
}
