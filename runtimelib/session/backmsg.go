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
		s.runner.Request(&runner.RerunData{Do: s.state.ResetAll})
	case pb.BackMsgAppHeartbeat:
		s.Enqueue(&pb.ForwardMsg{Type: pb.ForwardMsgHeartbeatAck(true)})
		s.flush()
	default:
		s.log.Debug("ignored a message that this server has no use for")
	}
}

// rerunData returns the request that a client's state makes. One without a fragment id does not come from a widget
// (protocol.md §8): the menu's rerun, key R, a client that connects. It asks for the whole page.
func rerunData(m *pb.ClientState) *runner.RerunData {
	data := &runner.RerunData{
		QueryString: m.QueryString, PageScriptHash: m.PageScriptHash, PageName: m.PageName,
		FragmentID: m.FragmentID, IsAutoRerun: m.IsAutoRerun, Full: m.FragmentID == "",
		History: m.IsHistoryNavigation, Context: m.ContextInfo,
	}
	if m.WidgetStates != nil {
		data.WidgetStates = m.WidgetStates.Widgets
	}
	return data
}
