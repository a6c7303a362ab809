package state

import (
	"net/url"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Request is what a client says with a request to run the page, beside the values of widgets.
type Request struct {
	Context *pb.ContextInfo // nil = nothing new
	Query   url.Values      // of the page's URL
	Seed    bool            // values that are bound to the URL become what it says
}

// Hear takes what a client says of itself and of the URL.
func (s *SessionState) Hear(r Request) {
	for _, hear := range s.hear {
		hear(r)
	}
}

// Query is a parameter of the page's URL: st.query_params. Declare it before use.
type Query struct{ v Var[opt.Of[string]] }

// Declare gives the parameter's name. Of several values of the name the last one counts.
func (q *Query) Declare(v *Values, name string) {
	q.v.Bind(v)
	q.v.Set(opt.None[string]())
	v.s.hear = append(v.s.hear, func(r Request) {
		value := opt.None[string]()
		if values := r.Query[name]; len(values) > 0 {
			value = opt.Some(values[len(values)-1])
		}
		q.v.Set(value)
	})
}

// Get returns the value, which is missing if the URL has no such parameter.
func (q *Query) Get() opt.Of[string] { return q.v.Get() }

// ChangedAt implements Input.
func (q *Query) ChangedAt() Clock { return q.v.ChangedAt() }
