package secrets

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
)

// Handler returns a slog.Handler that masks messages and attributes before next gets them. Attributes given to a
// Logger's With are masked as they are given. An attribute that is neither text nor group is passed on as it is unless
// a secret is in what fmt or JSON would write of it; then it becomes that text, masked.
//
// Attribute names are not masked. What next adds by itself is not seen here; Writer sees everything.
func (s *Secrets) Handler(next slog.Handler) slog.Handler { return &handler{s, next} }

type handler struct {
	secrets *Secrets
	next    slog.Handler
}

func (h *handler) Enabled(ctx context.Context, level slog.Level) bool {
	return h.next.Enabled(ctx, level)
}

func (h *handler) Handle(ctx context.Context, record slog.Record) error {
	if h.secrets.redactor() == nil {
		return h.next.Handle(ctx, record)
	}
	masked := slog.NewRecord(record.Time, record.Level, h.secrets.Redact(record.Message), record.PC)
	record.Attrs(func(a slog.Attr) bool {
		masked.AddAttrs(h.secrets.attr(a))
		return true
	})
	return h.next.Handle(ctx, masked)
}

func (h *handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &handler{h.secrets, h.next.WithAttrs(h.secrets.attrs(attrs))}
}

func (h *handler) WithGroup(name string) slog.Handler {
	return &handler{h.secrets, h.next.WithGroup(name)}
}

func (s *Secrets) attrs(attrs []slog.Attr) []slog.Attr {
	masked := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		masked[i] = s.attr(a)
	}
	return masked
}

func (s *Secrets) attr(a slog.Attr) slog.Attr {
	return slog.Attr{Key: a.Key, Value: s.logged(a.Value.Resolve())}
}

// logged masks a resolved value.
func (s *Secrets) logged(v slog.Value) slog.Value {
	switch v.Kind() {
	case slog.KindString:
		return slog.StringValue(s.Redact(v.String()))
	case slog.KindGroup:
		return slog.GroupValue(s.attrs(v.Group())...)
	case slog.KindAny:
		return s.loggedAny(v)
	}
	return v
}

func (s *Secrets) loggedAny(v slog.Value) slog.Value {
	value := v.Any()
	if err, ok := value.(error); ok && s.redactor().any(err.Error()) {
		return slog.AnyValue(s.RedactError(err))
	}
	text := fmt.Sprintf("%+v", value)
	if bytes, ok := value.([]byte); ok {
		text = string(bytes)
	}
	if masked := s.Redact(text); masked != text {
		return slog.StringValue(masked)
	}
	if j, err := json.Marshal(value); err == nil && s.redactor().any(string(j)) {
		return slog.StringValue(s.Redact(string(j)))
	}
	return v
}
