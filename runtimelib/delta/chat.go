package delta

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// ChatMessage is st.chat_message: what somebody said. Draw what is inside with [Generator.Within].
type ChatMessage struct {
	Name   string `st:"name,first"`  // who says it; user, human, assistant and ai have a picture of their own
	Avatar string `st:"avatar,icon"` // an emoji, :material/name:, user, assistant, or the URL of an image; left out: what goes with Name
	Width  Size   `st:"width" default:"stretch"`
}

// presets are the names of those who have a picture of their own.
var presets = map[string]string{"user": "user", "human": "user", "assistant": "assistant", "ai": "assistant"}

func (e ChatMessage) draw(d *drawing) {
	m := &pb.BlockChatMessage{Name: e.Name, Avatar: e.Avatar, AvatarType: pb.BlockChatMessageAvatarTypeIcon}
	first, _ := utf8.DecodeRuneInString(e.Avatar)
	switch {
	case e.Avatar == "":
		m.Avatar = presets[strings.ToLower(e.Name)]
	case presets[e.Avatar] != "" || strings.HasPrefix(e.Avatar, ":"):
	case first >= utf8.RuneSelf:
		m.AvatarType = pb.BlockChatMessageAvatarTypeEmoji
	default:
		m.AvatarType = pb.BlockChatMessageAvatarTypeImage
	}
	d.block(&pb.Block{Type: m, AllowEmpty: true, WidthConfig: e.Width.or(Stretch).width()})
}

// ChatInput is st.chat_input: a field for what the user has to say. Its value is the text, in the run that sending it causes, else
// missing.
type ChatInput struct {
	Placeholder string  `st:"placeholder,first" default:"Your message"`
	MaxChars    int     `st:"max_chars" min:"1"` // 0 = no limit
	Disabled    bool    `st:"disabled"`
	SubmitMode  string  `st:"submit_mode" oneof:"submit disable stop" default:"submit"` // what can be done while the app answers: send more, nothing, stop it
	OnSubmit    Handler `st:"on_submit"`                                                // actions that run when something is sent; event.value is the text
	Width       Size    `st:"width,nocontent" default:"stretch"`
	Height      Size    `st:"height" default:"content"`
	AtBottom    bool    // pinned to the bottom of the page, since it stands in no container

	_ struct{} `st:"max_upload_size,later"`                   // how large a file may be, in megabytes
	_ struct{} `st:"accept_file,later"`                       // whether files can be sent
	_ struct{} `st:"file_type,later"`                         // which files
	_ struct{} `st:"accept_audio,later"`                      // whether speech can be sent
	_ struct{} `st:"audio_sample_rate,later" default:"16000"` // of the speech, in hertz
}

// What the genuine frontend expects of an input for text alone.
const (
	maxUploadMB     = 200
	audioSampleRate = 16000
)

var submitModes = map[string]pb.ChatInputSubmitMode{
	"disable": pb.ChatInputSubmitModeSubmitModeDisable, "stop": pb.ChatInputSubmitModeSubmitModeStop,
}

// Kind implements state.MessageElement.
func (e ChatInput) Kind() string { return "chat_input" }

// Initial returns the value of an input that nothing was sent by.
func (e ChatInput) Initial() opt.Of[string] { return opt.None[string]() }

// Fits implements state.MessageElement.
func (e ChatInput) Fits(text string) bool { return fitsChars(text, e.MaxChars) }

// Decode implements state.MessageElement.
func (e ChatInput) Decode(ws *pb.WidgetState) (string, error) {
	v, ok := ws.Value.(*pb.ChatInputValue)
	if !ok || v.Data == nil {
		return "", fmt.Errorf("%w: a chat_input_value is expected", errKind)
	}
	return *v.Data, nil
}

func (e ChatInput) draw(d *drawing) {
	d.show(e.Disabled, e.OnSubmit)
	core := state.CoreOf(d.widget)
	core.SetWaits(e.SubmitMode == "disable" || e.SubmitMode == "stop")
	d.element(&pb.Element{
		Type: &pb.ChatInput{
			ID: d.id(), Placeholder: either(e.Placeholder, "Your message"), MaxChars: uint32(max(e.MaxChars, 0)), Disabled: e.Disabled,
			SubmitMode: submitModes[e.SubmitMode], MaxUploadSizeMb: maxUploadMB, AudioSampleRate: new(int32(audioSampleRate)),
			IsAutoPositionedAtBottom: e.AtBottom,
		},
		WidthConfig: e.Width.or(Stretch).width(), HeightConfig: e.Height.or(Content).height(),
	})
}
