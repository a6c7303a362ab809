package secrets

import (
	"fmt"
	"io"
	"log/slog"
)

// hidden is what Secrets shows of itself.
const hidden = "secrets" + mask

// String shows nothing.
func (s *Secrets) String() string { return hidden }

// GoString shows nothing.
func (s *Secrets) GoString() string { return hidden }

// Format shows nothing, whatever the verb.
func (s *Secrets) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// MarshalJSON shows nothing.
func (s *Secrets) MarshalJSON() ([]byte, error) { return []byte(`"` + hidden + `"`), nil }

// MarshalText shows nothing.
func (s *Secrets) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue shows nothing.
func (s *Secrets) LogValue() slog.Value { return slog.StringValue(hidden) }
