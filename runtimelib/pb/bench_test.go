package pb

import (
	"strings"
	"testing"
)

// markdownDelta is what a click that changes one text sends.
func markdownDelta() *ForwardMsg {
	return &ForwardMsg{
		Hash:     "0123456789abcdef",
		Metadata: &ForwardMsgMetadata{DeltaPath: []uint32{0, 3}, ActiveScriptHash: "2a5c"},
		Type: &Delta{FragmentID: "f", Type: &Element{
			Type:        &Markdown{Body: "You have pressed it **42** times.", ElementType: MarkdownTypeNative},
			WidthConfig: &WidthConfig{WidthSpec: WidthConfigUseStretch(true)},
		}},
	}
}

// sliderDelta is a widget with most of its fields.
func sliderDelta() *ForwardMsg {
	return &ForwardMsg{
		Hash:     "0123456789abcdef",
		Metadata: &ForwardMsgMetadata{DeltaPath: []uint32{0, 1, 2}, ActiveScriptHash: "2a5c"},
		Type: &Delta{FragmentID: "f", Type: &Element{
			Type: &Slider{
				ID: "$$ID-0123456789abcdef0123456789abcdef-n", Label: "A number", Format: "%d", Min: 0, Max: 100, Step: 1,
				DataType: SliderDataTypeInt, Default: []float64{7}, Type: SliderTypeSlider, Help: "Drag me.",
				LabelVisibility: &LabelVisibility{Value: LabelVisibilityLabelVisibilityOptionsVisible},
			},
			WidthConfig: &WidthConfig{WidthSpec: WidthConfigUseStretch(true)},
		}},
	}
}

// tableDelta carries 1 MiB of bytes, which are moved once for each message around them.
func tableDelta() *ForwardMsg {
	return &ForwardMsg{Type: &Delta{Type: &Element{Type: &Dataframe{
		ArrowData: &ArrowData{Data: []byte(strings.Repeat("x", 1<<20))},
	}}}}
}

func BenchmarkAppend(b *testing.B) {
	for name, m := range map[string]*ForwardMsg{"markdown": markdownDelta(), "slider": sliderDelta(), "table": tableDelta()} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			buf := m.Append(nil)
			b.SetBytes(int64(len(buf)))
			for b.Loop() {
				buf = m.Append(buf[:0])
			}
		})
	}
}

func BenchmarkConsume(b *testing.B) {
	m := &BackMsg{Type: &ClientState{
		PageScriptHash: "2a5c", FragmentID: "f", ContextInfo: &ContextInfo{Timezone: new("Europe/Berlin"), Locale: new("de-DE")},
		WidgetStates: &WidgetStates{Widgets: []*WidgetState{
			{ID: "$$ID-0123456789abcdef0123456789abcdef-name", Value: WidgetStateStringValue("Ada")},
			{ID: "$$ID-0123456789abcdef0123456789abcdef-n", Value: &DoubleArray{Data: []float64{8}}},
			{ID: "$$ID-0123456789abcdef0123456789abcdef-press", Value: WidgetStateTriggerValue(true)},
		}},
	}}
	in := m.Append(nil)
	b.ReportAllocs()
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if err := new(BackMsg).Consume(in); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAppendAllocates holds Append to not allocating when there is room.
func TestAppendAllocates(t *testing.T) {
	for name, m := range map[string]*ForwardMsg{"markdown": markdownDelta(), "slider": sliderDelta(), "table": tableDelta()} {
		buf := make([]byte, 0, 2<<20)
		if n := testing.AllocsPerRun(100, func() { buf = m.Append(buf[:0]) }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}
