package secrets

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
)

// folder makes a folder with a secrets.toml, or without one if text is "".
func folder(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	if text != "" {
		write(t, dir, text)
	}
	return dir
}

func write(t *testing.T, dir, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, ".streamlit"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".streamlit", "secrets.toml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSources(t *testing.T) {
	tests := []struct {
		name      string
		home, app string
		environ   []string
		want      opt.Of[string]
	}{
		{"nowhere", "", "", nil, opt.None[string]()},
		{"home", "[todo]\ndsn = 'home'", "", nil, opt.Some("home")},
		{"app", "", "todo.dsn = 'app'", nil, opt.Some("app")},
		{"app over home", "[todo]\ndsn = 'home'", "[todo]\ndsn = 'app'", nil, opt.Some("app")},
		{"key by key", "[todo]\ndsn = 'home'", "[todo]\nother = 'app'", nil, opt.Some("home")},
		{"environment over both", "[todo]\ndsn = 'home'", "[todo]\ndsn = 'app'", []string{"STGEN_SECRETS_TODO_DSN=env"}, opt.Some("env")},
		{"an empty one is one", "", "", []string{"STGEN_SECRETS_TODO_DSN="}, opt.Some("")},
		{"no table on the way", "todo = 'x'", "", nil, opt.None[string]()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Secrets
			dsn := Optional[string](&s, "todo.dsn", "")
			environ := append([]string{"HOME=" + folder(t, tt.home)}, tt.environ...)
			if err := s.Open(folder(t, tt.app), environ); err != nil {
				t.Fatal(err)
			}
			if got := dsn.Get(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

const everyKind = `
text = "text"
int = 12
float = 1.5
whole = 2
bool = true
date = 2024-06-01
time = 12:30:00.25
datetime = 2024-06-01T08:45:00Z
duration = "1m30s"
texts = ["a", "b"]
ints = [1, 2]
floats = [1, 2.5]
bools = [true, false]
none = []
`

func TestKinds(t *testing.T) {
	var s Secrets
	text := Required[string](&s, "text", "")
	int_ := Required[int](&s, "int", "")
	float := Required[float64](&s, "float", "")
	whole := Required[float64](&s, "whole", "")
	bool_ := Required[bool](&s, "bool", "")
	date := Required[civil.Date](&s, "date", "")
	time_ := Required[civil.Time](&s, "time", "")
	datetime := Required[time.Time](&s, "datetime", "")
	duration := Required[time.Duration](&s, "duration", "")
	texts := Required[[]string](&s, "texts", "")
	ints := Required[[]int](&s, "ints", "")
	floats := Required[[]float64](&s, "floats", "")
	bools := Required[[]bool](&s, "bools", "")
	none := Required[[]string](&s, "none", "")

	want := []any{"text", 12, 1.5, 2.0, true, civil.Date{Year: 2024, Month: 6, Day: 1}, civil.Time{Hour: 12, Minute: 30, Microsecond: 250_000},
		time.Date(2024, 6, 1, 8, 45, 0, 0, time.UTC), 90 * time.Second,
		[]string{"a", "b"}, []int{1, 2}, []float64{1, 2.5}, []bool{true, false}, []string{}}
	check := func(source string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		got := []any{text.Get(), int_.Get(), float.Get(), whole.Get(), bool_.Get(), date.Get(), time_.Get(), datetime.Get(),
			duration.Get(), texts.Get(), ints.Get(), floats.Get(), bools.Get(), none.Get()}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", source, diff)
		}
	}
	check("file", s.Open(folder(t, everyKind), nil))

	var environ []string
	for line := range strings.Lines(strings.TrimSpace(everyKind)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " = ")
		if name == "text" || name == "duration" {
			value = strings.Trim(value, `"`)
		}
		environ = append(environ, envName(name)+"="+value)
	}
	check("environment", s.Open(folder(t, ""), environ))
}

func TestMistakes(t *testing.T) {
	var s Secrets
	Required[string](&s, "api.token", "of the weather service")
	Required[int](&s, "api.retries", "")
	Optional[string](&s, "todo.dsn", "where the list lives")
	Optional[[]string](&s, "hosts", "")
	Required[time.Duration](&s, "wait", "")
	Required[bool](&s, "ready", "")
	dir := folder(t, "wait = 'wXaitY'\nhosts = ['hXostY', 1]\n[todo]\ndsn = 4711")
	err := s.Open(dir, []string{"HOME=" + dir, "STGEN_SECRETS_READY=rXeadyY"})
	path := filepath.Join(dir, ".streamlit", "secrets.toml")
	want := []string{
		"secret api.token: missing, expected string (of the weather service)",
		"secret api.retries: missing, expected int",
		"secret todo.dsn: found an int in " + path + ", expected string (where the list lives)",
		"secret hosts: found a list of several kinds in " + path + ", expected list<string>",
		"secret wait: found a string in " + path + ", expected duration",
		"secret ready: found a string in STGEN_SECRETS_READY, expected bool",
		"looked in " + path + ", the environment (STGEN_SECRETS_…)",
	}
	if err == nil {
		t.Fatal("no error")
	}
	if diff := cmp.Diff(want, strings.Split(err.Error(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	problem, ok := errors.AsType[*Error](err)
	if !ok || !reflect.DeepEqual(problem.Names(), []string{"api.token", "api.retries", "todo.dsn", "hosts", "wait", "ready"}) {
		t.Errorf("names %v", problem.Names())
	}
	for _, value := range []string{"wXaitY", "hXostY", "rXeadyY", "4711"} {
		if strings.Contains(err.Error(), value) {
			t.Errorf("the error holds the value %s", value)
		}
	}
}

// What is wrong with a file is told by its place: the reader's own words would quote it.
func TestNoValueInSyntaxErrors(t *testing.T) {
	for _, text := range []string{
		"token = sXecretY", "token = 'sXecretY", "token = \"sXecretY\\q\"", "token = 'a'\ntoken = 'sXecretY'",
		"sXecretY", "token = 12sXecretY", "[sXecretY", "token = ['sXecretY'", "token = 2024-13-01sXecretY", "\x00sXecretY",
	} {
		var s Secrets
		err := s.Open(folder(t, text), nil)
		if err == nil || strings.Contains(err.Error(), "sXecretY") || !strings.Contains(err.Error(), "not valid TOML") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestLargeFile(t *testing.T) {
	var s Secrets
	err := s.Open(folder(t, "x = '"+strings.Repeat("x", maxFile)+"'"), nil)
	if err == nil || !strings.Contains(err.Error(), "larger than 1048576 bytes") {
		t.Errorf("got %v", err)
	}
}

func TestAmbiguousVariable(t *testing.T) {
	var s Secrets
	Optional[string](&s, "a.b", "")
	Optional[string](&s, "a_b", "")
	if err := s.Open(folder(t, "a_b = 'x'"), nil); err != nil {
		t.Errorf("the variable is not set: %v", err)
	}
	err := s.Open(folder(t, ""), []string{"STGEN_SECRETS_A_B=x"})
	if err == nil || !strings.Contains(err.Error(), "secret a_b: STGEN_SECRETS_A_B is also a.b; write both in a file") {
		t.Errorf("got %v", err)
	}
}

func TestMisuse(t *testing.T) {
	panics := func(name string, f func()) {
		t.Helper()
		defer func() {
			if recover() == nil {
				t.Errorf("%s: no panic", name)
			}
		}()
		f()
	}
	var s Secrets
	key := Required[string](&s, "a", "")
	panics("before Open", func() { key.Get() })
	panics("twice", func() { Required[string](&s, "a", "") })
	if err := s.Use(map[string]any{"a": "x"}); err != nil || key.Get() != "x" {
		t.Errorf("got %q, %v", key.Get(), err)
	}
	panics("after Open", func() { Required[string](&s, "b", "") })
	if key.String() != "a" {
		t.Errorf("the key calls itself %s", key)
	}
}

func TestUse(t *testing.T) {
	var s Secrets
	n := Required[int](&s, "a.n", "")
	list := Required[[]string](&s, "a.list", "")
	if err := s.Use(map[string]any{"a": map[string]any{"n": 7, "list": []string{"listed"}}}); err != nil {
		t.Fatal(err)
	}
	if n.Get() != 7 || list.Get()[0] != "listed" || s.Redact("listed") != mask {
		t.Errorf("n = %d, list = %v", n.Get(), list.Get())
	}
	if err := s.Use(nil); err == nil || !strings.Contains(err.Error(), "secret a.n: missing, expected int") {
		t.Errorf("got %v", err)
	}
}

func TestReload(t *testing.T) {
	var s Secrets
	token := Required[string](&s, "token", "")
	dir := folder(t, "token = 'first one'")
	reload := func(wantChange bool, wantErr, want string) {
		t.Helper()
		changed, err := s.Reload()
		if changed != wantChange || (err == nil) != (wantErr == "") || err != nil && !strings.Contains(err.Error(), wantErr) {
			t.Errorf("changed %v, %v", changed, err)
		}
		if token.Get() != want {
			t.Errorf("token %q, want %q", token.Get(), want)
		}
	}
	if err := s.Open(dir, nil); err != nil {
		t.Fatal(err)
	}
	reload(false, "", "first one")
	write(t, dir, "token = 'the second'")
	reload(true, "", "the second")
	reload(false, "", "the second")
	write(t, dir, "token = ")
	reload(true, "not valid TOML", "the second")
	reload(false, "", "the second")
	write(t, dir, "token = 12")
	reload(true, "found an int", "the second")
	if err := os.Remove(filepath.Join(dir, ".streamlit", "secrets.toml")); err != nil {
		t.Fatal(err)
	}
	reload(true, "missing", "the second")
	write(t, dir, "token = 'third'")
	reload(true, "", "third")
	if got := s.Redact("first one, the second, third"); got != mask+", "+mask+", "+mask {
		t.Errorf("old ones are no longer masked: %s", got)
	}
}

func TestWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s Secrets
		token := Required[string](&s, "token", "")
		dir := folder(t, "token = 'first one'")
		if err := s.Open(dir, nil); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		var seen []string
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			s.Watch(ctx, time.Second, func(err error) {
				if err != nil {
					t.Error(err)
				}
				seen = append(seen, token.Get())
			})
		}()
		time.Sleep(10 * time.Second)
		synctest.Wait()
		write(t, dir, "token = 'the second'")
		time.Sleep(10 * time.Second)
		cancel()
		<-ended
		if strings.Join(seen, ",") != "the second" {
			t.Errorf("saw %v", seen)
		}
	})
}
