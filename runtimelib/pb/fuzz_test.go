package pb

import (
	"encoding/json"
	"testing"

	"github.com/stgen/stgen/internal/facts"
	"github.com/stgen/stgen/internal/pbdesc"
)

func FuzzBackMsg(f *testing.F) { fuzz(f, "BackMsg", func() message { return new(BackMsg) }) }

func FuzzForwardMsg(f *testing.F) { fuzz(f, "ForwardMsg", func() message { return new(ForwardMsg) }) }

// fuzz reads bytes as a message: Consume must accept exactly what the protobuf library accepts, and read it alike.
// What was recorded of that message are the seeds.
func fuzz(f *testing.F, name string, empty func() message) {
	for _, seed := range recorded(f)[name] {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		agree(t, in, pbdesc.Message(name), empty())
	})
}

// TestRecorded reads all recorded messages and appends them again.
func TestRecorded(t *testing.T) {
	t.Parallel()
	for name, messages := range recorded(t) {
		for _, in := range messages {
			m := all[name]()
			if err := m.Consume(in); err != nil {
				t.Fatal(err)
			}
			want, err := pbdesc.ToJSON(name, in)
			if err != nil {
				t.Fatal(err)
			}
			got, err := pbdesc.ToJSON(name, m.Append(nil))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("got %s\nwant %s", got, want)
			}
		}
	}
}

// recorded returns all different messages of the recordings, encoded, by "BackMsg" and "ForwardMsg".
func recorded(t testing.TB) map[string][][]byte {
	messages, seen := map[string][][]byte{}, map[string]bool{}
	add := func(name string, list []json.RawMessage) {
		for _, msg := range list {
			b, err := pbdesc.FromRecording(name, msg)
			if err != nil {
				t.Fatal(err)
			}
			if !seen[name+string(b)] {
				seen[name+string(b)] = true
				messages[name] = append(messages[name], b)
			}
		}
	}
	for _, r := range facts.Recordings() {
		for _, step := range r.Steps {
			add("BackMsg", step.Sent)
			add("ForwardMsg", step.Received)
		}
	}
	return messages
}
