package facts

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Recording is one conversation of traces.
type Recording struct {
	Name  string          // of the files, without extension
	App   string          // the app's source
	Steps []RecordingStep `json:"steps"` // the first is connect and first rerun
}

// RecordingStep is one thing that the client did, and what came of it. The messages are JSON as README.md of the traces
// tells; pbdesc.FromRecording encodes them.
type RecordingStep struct {
	Step     json.RawMessage   `json:"step"`     // what was done, as in the app's #> line: {"click": "Plain"}
	Sent     []json.RawMessage `json:"sent"`     // BackMsgs
	HTTP     []json.RawMessage `json:"http"`     // requests beside the socket, with their answers
	Received []json.RawMessage `json:"received"` // ForwardMsgs
}

// Recordings returns all conversations by name.
// The result is shared and must not be changed. Concurrency: safe.
var Recordings = sync.OnceValue(func() []Recording {
	names, err := fs.Glob(files, "traces/*.json")
	if err != nil {
		panic(err)
	}
	all := make([]Recording, 0, len(names))
	for _, name := range names {
		r := read[Recording](name)
		app, err := files.ReadFile(strings.TrimSuffix(name, ".json") + ".py")
		if err != nil {
			panic(fmt.Errorf("facts: %w", err))
		}
		r.Name, r.App = strings.TrimSuffix(path.Base(name), ".json"), string(app)
		all = append(all, *r)
	}
	return all
})
