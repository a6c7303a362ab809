package session

import (
	"strconv"
	"sync/atomic"

	"github.com/stgen/stgen/runtimelib/pb"
)

// StreamlitVersion is the version of Streamlit whose protocol is spoken. The genuine frontend reloads the page when
// it changes (protocol.md §1).
const StreamlitVersion = "1.67.0"

var runs atomic.Uint64

// runID returns a fresh id of a run: unique within the process, which is all that clients compare.
func runID() string { return strconv.FormatUint(runs.Add(1), 36) }

// newSession returns the message that begins a run. With fragment ids it is the short form that a client takes
// once it has seen a full one.
func (s *AppSession) newSession(run *pb.RunIdentity) *pb.ForwardMsg {
	m := &pb.NewSession{
		Initialize:     &pb.Initialize{},
		MainScriptPath: s.app.Spec,
		PageScriptHash: s.pages.hashes[s.pages.current],
	}
	if len(run.FragmentIDs) == 0 {
		m.Name = s.app.Name()
		m.MainScriptHash = scriptHash
		m.AppPages = s.pages.appPages()
		m.Config = s.config
		m.Initialize = &pb.Initialize{
			UserInfo:        &pb.UserInfo{InstallationID: "stgen"},
			EnvironmentInfo: &pb.EnvironmentInfo{StreamlitVersion: StreamlitVersion},
			SessionStatus:   &pb.SessionStatus{ScriptIsRunning: true},
			SessionID:       s.ID,
		}
	}
	return &pb.ForwardMsg{Metadata: &pb.ForwardMsgMetadata{Run: run}, Type: m}
}

// DefaultConfig is what a client is told of the server's options where they have their defaults.
func DefaultConfig() *pb.Config {
	return &pb.Config{
		MaxCachedMessageAge: 2, AllowRunOnSave: true, ShowErrorLinks: pb.ConfigShowErrorLinksShowErrorLinksAuto,
	}
}

// finished returns the message that ends a run.
func finished(run *pb.RunIdentity, status pb.ForwardMsgScriptFinishedStatus) *pb.ForwardMsg {
	return &pb.ForwardMsg{
		Metadata: &pb.ForwardMsgMetadata{Run: run},
		Type:     pb.ForwardMsgScriptFinished(status),
	}
}

// status returns the message that says whether a run is under way, and whether one follows when a file changes.
func status(running, onSave bool) *pb.ForwardMsg {
	return &pb.ForwardMsg{Type: &pb.SessionStatus{ScriptIsRunning: running, RunOnSave: onSave}}
}
