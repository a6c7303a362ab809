package state

import (
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Context is what a session's client says of itself: st.context. Declare it before use; until a client has said something,
// everything is missing.
type Context struct {
	Timezone       Var[opt.Of[string]] // as Europe/Berlin
	TimezoneOffset Var[opt.Of[int]]    // minutes from local time to UTC: -60 in Berlin in winter
	Locale         Var[opt.Of[string]] // as en-US
	URL            Var[opt.Of[string]]
	IsEmbedded     Var[opt.Of[bool]]
	ColorScheme    Var[opt.Of[string]] // light or dark
}

// Declare makes c hear of what the session's client says.
func (c *Context) Declare(v *Values) {
	c.Timezone.Bind(v)
	c.TimezoneOffset.Bind(v)
	c.Locale.Bind(v)
	c.URL.Bind(v)
	c.IsEmbedded.Bind(v)
	c.ColorScheme.Bind(v)
	v.s.curious = true
	v.s.hear = append(v.s.hear, func(r Request) { c.take(r.Context) })
}

// Curious reports whether anything depends on what the session's client says of itself.
func (s *SessionState) Curious() bool { return s.curious }

func (c *Context) take(info *pb.ContextInfo) {
	if info == nil {
		return
	}
	c.Timezone.Set(opt.From(info.Timezone))
	c.Locale.Set(opt.From(info.Locale))
	c.URL.Set(opt.From(info.URL))
	c.IsEmbedded.Set(opt.From(info.IsEmbedded))
	c.ColorScheme.Set(opt.From(info.ColorScheme))
	if info.TimezoneOffset != nil {
		c.TimezoneOffset.Set(opt.Some(int(*info.TimezoneOffset)))
	}
}
