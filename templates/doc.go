// Package templates renders messages to HTML: one templ component an element, a pure function of its message.
//
// Every element has one outermost tag of its own name, st-slider for a Slider, so that a stylesheet can name it and the
// client can tell kinds apart. What the client reads off that tag:
//
//	data-id    the widget's id            data-form  the form that keeps its changes
//	data-set   take the value written here; without it the client keeps what the user has entered
//	data-ig    a change asks for no run   data-q     the query parameter that mirrors the value
//	data-once  show again although nothing changed (toasts, balloons)
//	data-n     the value may be none      data-f     on blocks: the fragment that redraws them
//
// In a block, the element with the attribute data-b holds the children, one tag each, in the order of their indexes.
// What a widget shows first is its value if the server set it, else its default.
//
// Components that several others use are marked noinline: inlined, each user would carry a copy of the whole closure.
package templates

//go:generate go tool templ generate
