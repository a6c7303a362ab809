package html

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/runtimelib/pb"
)

func put(d pb.DeltaType, fragment string, path ...uint32) *pb.ForwardMsg {
	return &pb.ForwardMsg{
		Metadata: &pb.ForwardMsgMetadata{DeltaPath: path},
		Type:     &pb.Delta{Type: d, FragmentID: fragment},
	}
}

func text(body string) *pb.Element { return &pb.Element{Type: &pb.Text{Body: body}} }

func began(id string, fragments ...string) *pb.ForwardMsg {
	return &pb.ForwardMsg{
		Metadata: &pb.ForwardMsgMetadata{Run: &pb.RunIdentity{ScriptRunID: "1", FragmentIDs: fragments}},
		Type:     &pb.NewSession{Initialize: &pb.Initialize{SessionID: id}},
	}
}

func ended(status pb.ForwardMsgScriptFinishedStatus, fragments ...string) *pb.ForwardMsg {
	return &pb.ForwardMsg{
		Metadata: &pb.ForwardMsgMetadata{Run: &pb.RunIdentity{ScriptRunID: "1", FragmentIDs: fragments}},
		Type:     pb.ForwardMsgScriptFinished(status),
	}
}

func runs(yes bool) *pb.ForwardMsg {
	return &pb.ForwardMsg{Type: &pb.SessionStatus{ScriptIsRunning: yes}}
}

func TestPatch(t *testing.T) {
	t.Parallel()
	success, slots := pb.ForwardMsgScriptFinishedStatusFinishedSuccessfully, pb.ForwardMsgScriptFinishedStatusFinishedFragmentRunSuccessfully
	slot := &pb.Block{Type: &pb.BlockTransparent{}, AllowEmpty: true}
	for _, tt := range []struct {
		name  string
		batch []*pb.ForwardMsg
		want  string // ; between records, | between fields
	}{
		{"nothing", nil, ""},
		{"an element", []*pb.ForwardMsg{put(text("a"), "e", 0, 3, 1)}, "=0.3.1|<st-text>a</st-text>"},
		{"no place", []*pb.ForwardMsg{put(text("a"), "e", 0)}, ""},
		{
			"a full run",
			[]*pb.ForwardMsg{began("ID"), runs(true), put(text("a"), "e", 0, 0), ended(success), runs(false)},
			"<ID;=0.0|<st-text>a</st-text>;>",
		},
		{
			"slots",
			[]*pb.ForwardMsg{began("", "-"), put(slot, "s1", 0, 0), put(text("a"), "e", 0, 0, 0), ended(slots, "s1", "s2")},
			"[;=0.0|<st-slot data-f=\"s1\" data-e data-b></st-slot>;=0.0.0|<st-text>a</st-text>;]s1|s2",
		},
		{"a run that was cut off", []*pb.ForwardMsg{ended(pb.ForwardMsgScriptFinishedStatusFinishedEarlyForRerun)}, "!"},
		{"it takes long", []*pb.ForwardMsg{runs(true)}, "r1"},
		{"it took long", []*pb.ForwardMsg{runs(false)}, "r0"},
		{"timers", []*pb.ForwardMsg{
			{Type: &pb.StopAutoRerun{FragmentIDs: []string{"a", "b"}}}, {Type: &pb.AutoRerun{FragmentID: "c", Interval: 0.5}},
		}, "ia;ib;ic|0.5"},
		{"a page", []*pb.ForwardMsg{
			{Type: &pb.PageInfo{QueryString: "a=1"}},
			{Type: &pb.Navigation{Position: pb.NavigationPositionHidden, PageScriptHash: "h", AppPages: []*pb.AppPage{{PageScriptHash: "h", PageName: "A", URLPathname: "a"}}}},
		}, `ua=1;a<nav id="_nav" aria-label="Pages" hidden data-title="A" data-path="a"></nav>;+`},
		{"a spinner goes", []*pb.ForwardMsg{put(&pb.Transient{}, "", 0, 1)}, "o0.1|"},
		{"control characters", []*pb.ForwardMsg{put(text("a\x1eb\x1fc\x00\td"), "e", 0, 0)}, "=0.0|<st-text>abc\td</st-text>"},
		{
			"configuration",
			[]*pb.ForwardMsg{{Type: &pb.PageConfig{Title: "T", Favicon: "/i.png", Layout: pb.PageConfigLayoutWide}}},
			"cT|/i.png|wide|",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var r Renderer
			got := string(r.Patch([]byte("before"), tt.batch))
			if want := "before" + string(frameOf(tt.want)); got != want {
				t.Errorf("\n got %q\nwant %q", got, want)
			}
		})
	}
}

// A changed text costs no more than 100 bytes.
func TestPatchIsSmall(t *testing.T) {
	t.Parallel()
	var r Renderer
	frame := r.Patch(nil, []*pb.ForwardMsg{put(&pb.Element{Type: &pb.Markdown{Body: "**12** squared is **144**."}}, "e", 0, 3)})
	if len(frame) > 100 {
		t.Errorf("%d bytes: %q", len(frame), frame)
	}
}

func TestDocument(t *testing.T) {
	t.Parallel()
	batch := []*pb.ForwardMsg{
		began("ID"),
		{Type: &pb.PageConfig{Title: "<T>", Favicon: "emoji:👋", Layout: pb.PageConfigLayoutWide}},
		put(&pb.Block{Type: &pb.BlockFlexContainer{}}, "", 0, 0),
		put(text("inside"), "e", 0, 0, 1),
		put(text("aside"), "e", 1, 0),
		put(&pb.Element{Type: &pb.Toast{Body: "hi"}}, "e", 2, 0),
		put(text("nowhere"), "e", 9, 0),
		put(text("too far"), "e", 0, maxPlace+1),
	}
	var b strings.Builder
	if err := Document(&b, Meta{SessionID: "ID", Theme: "dark", Script: "/a.js", Style: "/a.css"}, batch); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<title>&lt;T&gt;</title>`, `data-theme="dark"`, `content="ID"`, `class="wide"`, `href="data:image/svg+xml,`,
		`<st-flex data-b><st-empty hidden></st-empty><st-text>inside</st-text></st-flex>`, `<div id="_r1" class="v" data-b><st-text>aside</st-text></div>`,
		`<script src="/a.js" defer></script>`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, &b)
		}
	}
	for _, unwanted := range []string{"nowhere", "too far"} {
		if strings.Contains(b.String(), unwanted) {
			t.Errorf("%q in\n%s", unwanted, &b)
		}
	}
}

func TestNotice(t *testing.T) {
	t.Parallel()
	if got, want := string(Notice("a < b\x1e\nc")), "e<pre>a &lt; b\nc</pre>\x1e+"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := string(Notice("")); got != "e" {
		t.Errorf("got %q for no notice", got)
	}
}

func TestGreeting(t *testing.T) {
	t.Parallel()
	if got := string(Greeting("ID", false)); got != "k" {
		t.Errorf("got %q for a known session", got)
	}
	if got := string(Greeting("ID", true)); got != "nID" {
		t.Errorf("got %q for a new session", got)
	}
}

func TestAppendClean(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"plain", "plain"},
		{"a\tb\n", "a\tb\n"},
		{"a\x1eb\x00", "ab"},
		{"a\xffb\x1f", "a\uFFFDb"},
		{"größer", "größer"},
	} {
		if got := string(appendClean(nil, []byte(tt.in))); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.in, got, tt.want)
		}
	}
}
