package secrets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"strings"
	"testing"
)

func secretsWith(t testing.TB, texts ...string) *Secrets {
	t.Helper()
	s := new(Secrets)
	items := make([]any, len(texts))
	for i, text := range texts {
		items[i] = text
	}
	if err := s.Use(map[string]any{"list": items}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRedact(t *testing.T) {
	tests := []struct {
		name    string
		secrets []string
		in      string
		want    string
	}{
		{"none", nil, "hunter2", "hunter2"},
		{"one", []string{"hunter2"}, "password=hunter2;", "password=*;"},
		{"not there", []string{"hunter2"}, "hunter", "hunter"},
		{"several times", []string{"hunter2"}, "hunter2hunter2 hunter2", "** *"},
		{"too short", []string{"abc"}, "abc", "abc"},
		{"the longer of two", []string{"pass", "password"}, "password pass passwor", "* * *wor"},
		{"overlapping", []string{"abcdef", "defghi"}, "xabcdefghiy", "x*y"},
		{"one within the other", []string{"bcde", "abcdef"}, "abcdef bcde", "* *"},
		{"chained", []string{"aaaa"}, "aaaaaaaab", "*b"},
		{"JSON", []string{"a\"b\nc"}, `{"x":"a\"b\nc"}`, `{"x":"*"}`},
		{"JSON for HTML", []string{"a<b>c&d"}, `a\u003cb\u003ec\u0026d`, "*"},
		{"Go", []string{"a\tb\x01c"}, fmt.Sprintf("%q", "a\tb\x01c"), `"*"`},
		{"URL", []string{"p@ss word/1"}, "https://u:" + url.PathEscape("p@ss word/1") + "@h?q=" + url.QueryEscape("p@ss word/1"), "https://u:*@h?q=*"},
		{"HTML", []string{"a<b>c"}, "<p>a&lt;b&gt;c</p>", "<p>*</p>"},
		{"the mask itself", []string{"redacted"}, "redacted", "*"},
		{"not ASCII", []string{"schlüssel"}, "der schlüssel", "der *"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := secretsWith(t, tt.secrets...)
			want := strings.ReplaceAll(tt.want, "*", mask)
			if got := s.Redact(tt.in); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestEnvironmentIsMasked(t *testing.T) {
	var s Secrets
	if err := s.Open(t.TempDir(), []string{"STGEN_SECRETS_X=undeclared", "OTHER=harmless"}); err != nil {
		t.Fatal(err)
	}
	if got := s.Redact("undeclared harmless"); got != mask+" harmless" {
		t.Error(got)
	}
}

// An overridden value, and one of a program that did not start, are masked too.
func TestAllValuesAreMasked(t *testing.T) {
	var s Secrets
	Required[string](&s, "missing", "")
	home, app := folder(t, "token = 'from home'"), folder(t, "token = 'from app'")
	if err := s.Open(app, []string{"HOME=" + home}); err == nil {
		t.Fatal("no error")
	}
	if got := s.Redact("from home, from app"); got != mask+", "+mask {
		t.Error(got)
	}
}

func TestNilRedacts(t *testing.T) {
	var s *Secrets
	if s.Redact("x") != "x" || s.RedactError(nil) != nil {
		t.Error("a nil Secrets changes texts")
	}
}

func TestRedactError(t *testing.T) {
	s := secretsWith(t, "hunter2")
	err := s.RedactError(fmt.Errorf("open hunter2: %w", fs.ErrNotExist))
	if err.Error() != "open "+mask+": file does not exist" || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	plain := errors.New("harmless")
	if s.RedactError(plain) != plain {
		t.Error("an error without a secret was wrapped")
	}
}

type login struct{ User, Password string }

type loginWithValue login

func (l loginWithValue) LogValue() slog.Value { return slog.StringValue(l.User + ":" + l.Password) }

func TestHandler(t *testing.T) {
	s := secretsWith(t, "hunter2", "s3cr3t\n")
	handlers := map[string]func(*strings.Builder) slog.Handler{
		"text": func(b *strings.Builder) slog.Handler { return slog.NewTextHandler(b, nil) },
		"JSON": func(b *strings.Builder) slog.Handler { return slog.NewJSONHandler(b, nil) },
	}
	for name, make := range handlers {
		var b strings.Builder
		log := slog.New(s.Handler(make(&b)))
		log.Info("password hunter2", "p", "hunter2", "n", 5, "g", slog.GroupValue(slog.String("p", "xhunter2x")))
		log.With("p", "s3cr3t\n").WithGroup("group").Error("failed",
			"err", fmt.Errorf("login: hunter2"), "struct", login{"me", "hunter2"}, "pointer", []*login{{"me", "hunter2"}},
			"value", loginWithValue{"me", "hunter2"}, "bytes", []byte("hunter2"), "secrets", s, "fine", login{"me", "none"})
		out := b.String()
		if strings.Contains(out, "hunter2") || strings.Contains(out, "s3cr3t") || strings.Contains(out, "aHVudGVyMg") {
			t.Errorf("%s: a secret is in\n%s", name, out)
		}
		for _, want := range []string{"me", "none", "5", "login: " + mask} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: %q is not in\n%s", name, want, out)
			}
		}
	}
}

func TestHandlerPassesOn(t *testing.T) {
	var b strings.Builder
	log := slog.New(new(Secrets).Handler(slog.NewTextHandler(&b, &slog.HandlerOptions{Level: slog.LevelWarn})))
	log.Info("quiet")
	log.Warn("loud", "user", login{"me", "x"})
	if out := b.String(); strings.Contains(out, "quiet") || !strings.Contains(out, `msg=loud user="{User:me Password:x}"`) {
		t.Error(out)
	}
}

func TestSecretsHideThemselves(t *testing.T) {
	s := secretsWith(t, "hunter2")
	key := Key[string]{secrets: s}
	j, err := json.Marshal(map[string]any{"s": s})
	if err != nil {
		t.Fatal(err)
	}
	text, _ := s.MarshalText()
	shown := []string{
		s.String(), fmt.Sprint(s), fmt.Sprintf("%v %+v %#v %s %q %d %x", s, s, s, s, s, s, s), string(j), string(text),
		s.LogValue().String(), fmt.Sprintf("%#v %+v", struct{ s *Secrets }{s}, []Key[string]{key}), fmt.Sprintf("%#v", s.GoString()),
	}
	for _, out := range shown {
		if strings.Contains(out, "hunter2") || strings.Contains(out, "68756e74") {
			t.Errorf("it shows %s", out)
		}
	}
}

// However a text is cut into pieces, what comes out holds no secret and loses nothing else.
func TestWriter(t *testing.T) {
	s := secretsWith(t, "hunter2", "terminal", "2 keys")
	const in = "hunter2 hunt hunter22 keys terminal interminable huntermina hunter2 keys! hunter"
	for size := 1; size <= len(in); size++ {
		var b strings.Builder
		w := s.Writer(&b)
		for rest := in; rest != ""; {
			n := min(size, len(rest))
			if wrote, err := w.Write([]byte(rest[:n])); wrote != n || err != nil {
				t.Fatal(wrote, err)
			}
			rest = rest[n:]
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		for strings.Contains(got, mask+mask) {
			got = strings.ReplaceAll(got, mask+mask, mask)
		}
		want := s.Redact(in)
		for strings.Contains(want, mask+mask) {
			want = strings.ReplaceAll(want, mask+mask, mask)
		}
		if got != want {
			t.Errorf("pieces of %d: got %q, want %q", size, got, want)
		}
	}
}

func TestWriterHoldsLittle(t *testing.T) {
	s := secretsWith(t, "hunter2")
	var b strings.Builder
	w := s.Writer(&b)
	for _, piece := range []string{"line\n", "hunter", " line\n"} {
		if _, err := w.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
		if piece == "hunter" && b.String() != "line\n" {
			t.Errorf("after %q: %q", piece, b.String())
		}
	}
	if b.String() != "line\nhunter line\n" {
		t.Errorf("got %q", b.String())
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fs.ErrClosed }

func TestWriterErrors(t *testing.T) {
	for _, s := range []*Secrets{new(Secrets), secretsWith(t, "hunter2")} {
		w := s.Writer(failing{})
		if n, err := w.Write([]byte("x")); n != 0 || !errors.Is(err, fs.ErrClosed) {
			t.Errorf("got %d, %v", n, err)
		}
	}
}

func FuzzWriter(f *testing.F) {
	f.Add("hunter2", "er2hu", "xhunter2hunter2x", 3)
	f.Add("aaaa", "aaab", "aaaaaaaaab", 1)
	f.Fuzz(func(t *testing.T, one, two, text string, size int) {
		if size < 1 {
			return
		}
		s := secretsWith(t, one, two)
		var b strings.Builder
		w := s.Writer(&b)
		for rest := text; rest != ""; {
			n := min(size, len(rest))
			_, _ = w.Write([]byte(rest[:n]))
			rest = rest[n:]
		}
		_ = w.Flush()
		collapse := func(s string) string {
			for strings.Contains(s, mask+mask) {
				s = strings.ReplaceAll(s, mask+mask, mask)
			}
			return s
		}
		if got, want := collapse(b.String()), collapse(s.Redact(text)); got != want {
			t.Errorf("written %q, redacted %q", got, want)
		}
	})
}

func TestRedactAllocatesNothing(t *testing.T) {
	s := secretsWith(t, "hunter2")
	text := strings.Repeat("a line of a log without any of it ", 10)
	if allocs := testing.AllocsPerRun(100, func() { s.Redact(text) }); allocs > 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func BenchmarkRedact(b *testing.B) {
	text := strings.Repeat("a line of a log without any of it ", 10)
	for name, s := range map[string]*Secrets{"none": new(Secrets), "three": secretsWith(b, "hunter2", "postgres://u:p@h/db", "sk-abcdef")} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				s.Redact(text)
			}
		})
	}
}
