package apptest

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
)

// log is a handler of log records that keeps those which say that something is wrong: an event that was ignored, a panic.
// Concurrency: safe.
type log struct {
	mu   sync.Mutex
	said []string
}

// Enabled implements slog.Handler.
func (*log) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelWarn }

// Handle implements slog.Handler.
func (l *log) Handle(_ context.Context, r slog.Record) error {
	text := "the app: " + r.Message
	r.Attrs(func(a slog.Attr) bool {
		if a.Key != "stack" && a.Value.String() != "" {
			text += fmt.Sprintf("\n%s: %s", a.Key, a.Value)
		}
		return true
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	l.said = append(l.said, text)
	return nil
}

// WithAttrs implements slog.Handler; attributes of the session say nothing here.
func (l *log) WithAttrs([]slog.Attr) slog.Handler { return l }

// WithGroup implements slog.Handler.
func (l *log) WithGroup(string) slog.Handler { return l }

// take returns what was said since the last call, "" if nothing was.
func (l *log) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	said := strings.Join(l.said, "\n")
	l.said = nil
	return said
}
