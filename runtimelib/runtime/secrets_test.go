package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/secrets"
	"github.com/stgen/stgen/runtimelib/state"
)

const dsn = "postgres://bob:sXecretY@db"

// leaky is an app whose errors quote a secret, wherever an error can come from.
type leaky struct {
	dsn    secrets.Key[string]
	broken state.Let[string]
	click  state.Trigger
}

var errConnect = errors.New("connect")

func (a *leaky) Values(v *state.Values) {
	a.broken.Declare(func() string { panic(errors.Join(errConnect, errors.New("no host in "+a.dsn.Get()))) })
	state.DeclareTrigger(v, "click", &a.click, func() delta.Button {
		return delta.Button{Label: "Go", OnClick: func(ev *delta.Event) { panic("cannot write to " + a.dsn.Get()) }}
	})
}

func (a *leaky) Pages() []Page {
	return []Page{
		{Title: "Element", URLPath: "element", Run: func(st *delta.Generator) {
			st.Widget(&a.click)
			if st.Next(&a.broken) {
				st.Try(func() { st.Draw(delta.Text{Body: a.broken.Get()}) })
			}
		}},
		{Title: "Page", URLPath: "page", Run: func(*delta.Generator) { panic("the page cannot reach " + a.dsn.Get()) }},
		{Title: "Value", URLPath: "value", If: func() bool { return true }, OnOpen: func(*delta.Event) { panic(a.dsn.Get()) }, Run: func(st *delta.Generator) {}},
	}
}

// buffer is a log that several goroutines write to.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// TestSecretsInFailures has an app fail in every place with an error that quotes a secret: neither the page nor the log has
// it, and both have the rest.
func TestSecretsInFailures(t *testing.T) {
	var all secrets.Secrets
	key := secrets.Required[string](&all, "db.dsn", "")
	options, err := config.Load(nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	app := App{Spec: "leaky.yaml", Session: func() Session { return &leaky{dsn: key} }, Secrets: &all}
	out := new(buffer)
	handler, err := openSecrets(app, []string{"STGEN_SECRETS_DB_DSN=" + dsn}, slog.NewTextHandler(out, nil))
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(app, options, slog.New(handler))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	server := httptest.NewServer(r.Handler())
	defer server.Close()

	_, page := get(t, server.URL+"/element")
	shown := page
	conn, _ := dialPage(t, server, found(t, page, `name="stgen" content="([^"]+)"`))
	defer conn.Close()
	say(t, conn, "p\x1e"+found(t, page, `<st-button data-id="([^"]+)"`)+"\x1ft")
	shown += hear(t, conn)
	for _, path := range []string{"/page", "/value"} {
		_, page = get(t, server.URL+path)
		shown += page
	}
	for _, part := range []string{"no host in ", "the page cannot reach ", "cannot write to "} {
		if !strings.Contains(shown, part+"[redacted]") {
			t.Errorf("nothing shows %q", part)
		}
	}
	for _, part := range []string{"the page cannot reach [redacted]", "cannot write to [redacted]"} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("the log does not have %q:\n%s", part, out)
		}
	}
	for where, text := range map[string]string{"a page": shown, "the log": out.String()} {
		if strings.Contains(text, "sXecretY") {
			t.Errorf("%s has the secret:\n%s", where, text)
		}
	}
}

// TestMissingSecret starts a server whose secrets are not there: it says which, and ends.
func TestMissingSecret(t *testing.T) {
	t.Chdir(t.TempDir())
	var all secrets.Secrets
	secrets.Required[string](&all, "db.dsn", "where the orders are")
	secrets.Required[int](&all, "api.retries", "")
	app := App{Spec: "leaky.yaml", Session: func() Session { return new(clicks) }, Secrets: &all}
	var stderr bytes.Buffer
	code := run(app, []string{"--server.port", "0"}, []string{"STGEN_SECRETS_API_RETRIES=sXecretY"}, io.Discard, &stderr)
	got := stderr.String()
	if code != 1 || !strings.Contains(got, "secret db.dsn: missing, expected string (where the orders are)") ||
		!strings.Contains(got, "secret api.retries: found a string in STGEN_SECRETS_API_RETRIES, expected int") || strings.Contains(got, "sXecretY") {
		t.Errorf("exit code %d, and it says\n%s", code, got)
	}
	options, err := config.Load(nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = Serve(context.Background(), app, options, slog.New(slog.DiscardHandler), io.Discard)
	if err == nil || !strings.Contains(err.Error(), "secret db.dsn: missing") {
		t.Errorf("Serve gives %v", err)
	}
}
