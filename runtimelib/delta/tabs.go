package delta

import (
	"slices"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Tabs is st.tabs: containers of which one shows. Draw what is inside with [Generator.Part].
type Tabs struct {
	Labels  []string `st:"tabs,markdown"` // of the tabs; inline Markdown
	Width   Size     `st:"width,nocontent" default:"stretch"`
	Height  Size     `st:"height" default:"content"`
	Default string   `st:"default"` // label of the tab that shows at first; "" = the first one
	Key     string   `st:"key"`     // names the container in style sheets: class st-key-<key>
	_       struct{} `st:"on_change,later" oneof:"ignore rerun" default:"ignore"`
	_       struct{} `st:"bind,later"`
}

func (e Tabs) draw(d *drawing) {
	d.block(&pb.Block{
		Type: &pb.BlockTabContainer{DefaultTabIndex: int32(max(slices.Index(e.Labels, e.Default), 0))},
		ID:   blockID("tabs", e.Key), WidthConfig: e.Width.or(Stretch).width(), HeightConfig: e.Height.or(Content).height(),
	})
	d.g.Within(func(st *Generator) {
		for _, label := range e.Labels {
			st.step()
			st.Draw(tab{label})
		}
	})
}

// tab is one of Tabs.
type tab struct{ label string }

func (e tab) draw(d *drawing) {
	d.block(&pb.Block{Type: &pb.BlockTab{Label: dedent(e.label)}, AllowEmpty: true})
}
