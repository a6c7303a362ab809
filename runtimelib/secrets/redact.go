package secrets

import (
	"encoding/base64"
	"encoding/json"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// mask is what stands in place of a secret.
const mask = "[redacted]"

// minMasked is the shortest text that is masked, in bytes: a shorter one is in every other word.
const minMasked = 4

// Redact returns text with every secret in it masked. Where two overlap, both are. A text without any is returned as
// it is, at the cost of a look at each byte; without secrets, of nothing. A nil Secrets has none.
func (s *Secrets) Redact(text string) string {
	r := s.redactor()
	if !r.any(text) {
		return text
	}
	out, _, _ := r.scan(nil, text, 0, true)
	return string(out)
}

// RedactError returns an error that says what err says, with every secret masked; err itself if it says none. The
// other one's Unwrap gives err, so that errors.Is and errors.As find what they look for; what they find is not masked.
func (s *Secrets) RedactError(err error) error {
	if err == nil {
		return nil
	}
	if text := err.Error(); s.redactor().any(text) {
		return &redactedError{s.Redact(text), err}
	}
	return err
}

type redactedError struct {
	text string
	err  error
}

func (e *redactedError) Error() string { return e.text }
func (e *redactedError) Unwrap() error { return e.err }

func (s *Secrets) redactor() *redactor {
	if s == nil {
		return nil
	}
	return s.masks.Load()
}

// learn adds every text in a table, and in the environment's secrets, to what is masked. What was masked once always
// is: an old value may still be in use, and in what is written next. The lock is held.
func (s *Secrets) learn(table map[string]any) {
	var patterns []string
	add := func(text string) { patterns = append(patterns, spellings(text)...) }
	texts(table, add)
	for _, text := range s.environ {
		add(text)
	}
	if old := s.masks.Load(); old != nil {
		patterns = append(patterns, old.patterns...)
	}
	if len(patterns) > 0 {
		s.masks.Store(newRedactor(patterns))
	}
}

// spellings returns the ways in which a secret may be written; none if it is too short.
func spellings(text string) []string {
	if len(text) < minMasked {
		return nil
	}
	quoted := strconv.Quote(text)
	all := []string{
		text, quoted[1 : len(quoted)-1], url.QueryEscape(text), url.PathEscape(text), html.EscapeString(text),
		base64.StdEncoding.EncodeToString([]byte(text)), // as JSON writes bytes
	}
	if j, err := json.Marshal(text); err == nil {
		all = append(all, string(j[1:len(j)-1]))
	}
	return all
}

// redactor finds secrets in texts. It is not changed once it is made.
type redactor struct {
	patterns []string  // the longest first
	first    [256]bool // bytes that a pattern begins with
}

func newRedactor(patterns []string) *redactor {
	slices.SortFunc(patterns, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	r := &redactor{patterns: slices.Compact(patterns)}
	for _, p := range r.patterns {
		r.first[p[0]] = true
	}
	return r
}

// scan appends text to out with every secret masked. The first forced bytes of text are known to be part of one.
//
// Unless text is final it stops where a secret may have begun that the next text goes on with, and returns what it
// has left, and how many bytes of that are part of a secret already found.
func (r *redactor) scan(out []byte, text string, forced int, final bool) (masked []byte, left string, leftForced int) {
	if forced > 0 {
		out = append(out, mask...)
	}
	plain, end := forced, forced // text[:plain] is in out; text[:end] ends with the last secret found
	for i := range len(text) {
		if !r.first[text[i]] {
			continue
		}
		whole, partly := r.match(text[i:])
		if whole > 0 {
			if i >= end {
				out = append(append(out, text[plain:i]...), mask...)
			}
			end = max(end, i+whole)
			plain = end
		}
		if partly && !final {
			return append(out, text[min(plain, i):i]...), text[i:], max(0, end-i)
		}
	}
	return append(out, text[plain:]...), "", 0
}

// any reports whether there is a secret in text. A nil redactor knows none.
func (r *redactor) any(text string) bool {
	if r == nil {
		return false
	}
	for i := range len(text) {
		if r.first[text[i]] {
			if whole, _ := r.match(text[i:]); whole > 0 {
				return true
			}
		}
	}
	return false
}

// match returns the length of the longest secret that text begins with, 0 if there is none, and whether all of text
// is the beginning of a longer one.
func (r *redactor) match(text string) (whole int, partly bool) {
	for _, p := range r.patterns {
		if len(p) > len(text) {
			partly = partly || strings.HasPrefix(p, text)
		} else if strings.HasPrefix(text, p) {
			return len(p), partly
		}
	}
	return 0, partly
}
