package config

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/runtimelib/opt"
)

func TestDefaults(t *testing.T) {
	got, err := Load(nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := Defaults()
	if diff := cmp.Diff(&want, got, cmp.AllowUnexported(opt.Of[int]{}, opt.Of[bool]{})); diff != "" {
		t.Errorf("nothing set (-want +got):\n%s", diff)
	}
	if got.Server.Port != 8501 || got.Server.Address != "localhost" || got.Server.MaxWidgetStateSize != 25_000_000 {
		t.Errorf("server = %+v", got.Server)
	}
}

func TestSources(t *testing.T) {
	port := func(o *Options) any { return o.Server.Port }
	tests := []struct {
		name    string
		app     Values
		environ []string
		args    []string
		read    func(*Options) any
		want    any
	}{
		{"the app's config", Values{"server.port": 1}, nil, nil, port, 1},
		{"a section of it", Values{"server": Values{"port": 1}}, nil, nil, port, 1},
		{"a section that is a plain map", Values{"server": map[string]any{"port": 1}}, nil, nil, port, 1},
		{"environment over config", Values{"server.port": 1}, []string{"STGEN_SERVER_PORT=2"}, nil, port, 2},
		{"flag over environment", nil, []string{"STGEN_SERVER_PORT=2"}, []string{"--server.port", "3"}, port, 3},
		{"flag with equals sign", nil, nil, []string{"--server.port=3"}, port, 3},
		{"last flag wins", nil, nil, []string{"--server.port=3", "--server.port", "4"}, port, 4},
		{"strangers in the environment", nil, []string{"SERVER_PORT=1", "STGEN_SECRETS_A=1", "STGEN_ASSETS=x", "PATH"}, nil, port, 8501},
		{"switch alone", nil, nil, []string{"--server.runOnSave"},
			func(o *Options) any { return o.Server.RunOnSave }, true},
		{"switch before another", nil, nil, []string{"--server.runOnSave", "--server.port", "3"}, port, 3},
		{"switch with a word", nil, nil, []string{"--server.headless", "False", "--server.port", "3"},
			func(o *Options) any { return o.Server.Headless }, false},
		{"empty text", nil, nil, []string{"--server.address="},
			func(o *Options) any { return o.Server.Address }, ""},
		{"IPv6 address", nil, nil, []string{"--server.address", "::1"},
			func(o *Options) any { return o.Server.Address }, "::1"},
		{"slashes go", nil, []string{"STGEN_SERVER_BASE_URL_PATH=/sub/path/"}, nil,
			func(o *Options) any { return o.Server.BaseURLPath }, "sub/path"},
		{"list from the environment", nil, []string{"STGEN_SERVER_ALLOWED_HOSTS=a.example, b.example"}, nil,
			func(o *Options) any { return strings.Join(o.Server.AllowedHosts, "|") }, "a.example|b.example"},
		{"list from flags", nil, nil, []string{"--server.allowedHosts=a,b", "--server.allowedHosts", "c"},
			func(o *Options) any { return strings.Join(o.Server.AllowedHosts, "|") }, "a|b|c"},
		{"list from the app", Values{"server.corsAllowedOrigins": []any{"https://a.example"}}, nil, nil,
			func(o *Options) any { return o.Server.CORSAllowedOrigins[0] }, "https://a.example"},
		{"megabytes", nil, nil, []string{"--server.maxUploadSize", "1"},
			func(o *Options) any { return o.Server.MaxUploadSize }, int64(1 << 20)},
		{"seconds", Values{"server.disconnectedSessionTTL": 5}, nil, nil,
			func(o *Options) any { return o.Server.DisconnectedSessionTTL }, 5 * time.Second},
		{"a time", nil, nil, []string{"--server.websocketPingInterval=1m"},
			func(o *Options) any { return o.Server.WebsocketPingInterval }, time.Minute},
		{"a choice in any case", nil, nil, []string{"--client.toolbarMode", "Viewer"},
			func(o *Options) any { return o.Client.ToolbarMode }, ToolbarViewer},
		{"a choice that YAML reads as a bool", Values{"client.showErrorLinks": true}, nil, nil,
			func(o *Options) any { return o.Client.ShowErrorLinks }, LinksTrue},
		{"theme", Values{"theme": Values{"primaryColor": "#ff4b4b"}}, nil, nil,
			func(o *Options) any { return o.Theme.PrimaryColor }, "#ff4b4b"},
		{"theme section", nil, []string{"STGEN_THEME_DARK_SIDEBAR_TEXT_COLOR=white"}, nil,
			func(o *Options) any { return o.Theme.Dark.Sidebar.TextColor }, "white"},
		{"a list of colours", nil, nil, []string{"--theme.chartCategoricalColors", "#fff, rgb(1, 2, 3),red"},
			func(o *Options) any { return strings.Join(o.Theme.ChartCategoricalColors, "|") }, "#fff|rgb(1, 2, 3)|red"},
		{"theme numbers", Values{"theme.headingFontWeights": []int{700, 600}}, nil, nil,
			func(o *Options) any { return o.Theme.HeadingFontWeights[1] }, 600},
		{"theme font faces", Values{"theme.fontFaces": []FontFace{{Family: "Inter", URL: "app/static/i.woff2"}}}, nil, nil,
			func(o *Options) any { return o.Theme.FontFaces[0].Family }, "Inter"},
		{"no usage statistics", Values{"browser.gatherUsageStats": false}, nil, nil, port, 8501},
		{"ours", nil, []string{"STGEN_DIR=/srv/app"}, []string{"--face", "streamlit", "--frontend", "static"},
			func(o *Options) any { return string(o.Face) + o.Frontend + o.Dir }, "streamlitstatic/srv/app"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, err := Load(tt.app, tt.environ, tt.args)
			if err != nil {
				t.Fatal(err)
			}
			if got := tt.read(o); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct {
		name    string
		app     Values
		environ []string
		args    []string
		want    []string // lines
	}{
		{"not a number", nil, nil, []string{"--server.port", "abc"}, []string{
			`option server.port (flag --server.port): found "abc", expected a whole number from 0 to 65535`}},
		{"out of bounds", nil, []string{"STGEN_SERVER_PORT=70000"}, nil, []string{
			`option server.port (environment variable STGEN_SERVER_PORT): found "70000", expected a whole number from 0 to 65535`}},
		{"a text for a number", Values{"server.port": "8502"}, nil, nil, []string{
			`option server.port (the app's config): found the text "8502", expected a whole number from 0 to 65535`}},
		{"a number for a text", Values{"theme.font": 3}, nil, nil, []string{
			`option theme.font (the app's config): found 3, expected a font family, or family:url`}},
		{"a value of no kind", Values{"theme.font": struct{}{}, "theme.codeFont": nil}, nil, nil, []string{
			`option theme.codeFont (the app's config): found nothing, expected a font family, or family:url`,
			`option theme.font (the app's config): found a value of another kind, expected a font family, or family:url`}},
		{"a misspelt option", nil, nil, []string{"--server.prot=1"}, []string{
			`option server.prot (flag --server.prot): found "1", expected the name of an option; did you mean "server.port"?`}},
		{"an option that nobody has", nil, nil, []string{"--zzz", "1"}, []string{
			`option zzz (flag --zzz): found "1", expected the name of an option; --help lists them`}},
		{"a misspelt variable", nil, []string{"STGEN_SERVER_PROT=1"}, nil, []string{
			`option STGEN_SERVER_PROT (environment variable STGEN_SERVER_PROT): found "1", expected the name of an option; --help lists them`}},
		{"Streamlit's alone", Values{"runner.magicEnabled": true}, nil, nil, []string{
			`option runner.magicEnabled (the app's config): found true, expected nothing: this option of Streamlit's is not taken: it is about Python scripts, and this server runs none`}},
		{"Streamlit's alone, by its variable", nil, []string{"STGEN_SERVER_FILE_WATCHER_TYPE=none"}, nil, []string{
			`option server.fileWatcherType (environment variable STGEN_SERVER_FILE_WATCHER_TYPE): found "none", expected nothing: this option of Streamlit's is not taken: a server does not watch its sources; ` + "`stgen run`" + ` does, and chooses the folders itself`}},
		{"a secret", Values{"server.cookieSecret": "hunter2"}, nil, []string{"--server.cookieSecret=hunter2"}, []string{
			`option server.cookieSecret (the app's config): found a value, expected nothing: this option of Streamlit's is not taken: write cookie_secret in the [auth] section of the secrets, where it cannot be listed`,
			`option server.cookieSecret (flag --server.cookieSecret): found a value, expected nothing: this option of Streamlit's is not taken: write cookie_secret in the [auth] section of the secrets, where it cannot be listed`}},
		{"usage statistics", nil, nil, []string{"--browser.gatherUsageStats"}, []string{
			`option browser.gatherUsageStats (flag --browser.gatherUsageStats): found "true", expected false, as there is no such thing here`}},
		{"no value", nil, nil, []string{"--server.port", "--server.headless"}, []string{
			`option server.port (flag --server.port): found no value, expected a whole number from 0 to 65535`}},
		{"no option", nil, nil, []string{"app.yaml"}, []string{
			`option app.yaml (command line): found "app.yaml", expected options only, each written as --name value`}},
		{"a choice", nil, nil, []string{"--client.toolbarMode=all"}, []string{
			`option client.toolbarMode (flag --client.toolbarMode): found "all", expected auto, developer, viewer or minimal`}},
		{"CSS that breaks out", Values{"theme.primaryColor": "red;} body{display:none"}, nil, nil, []string{
			`option theme.primaryColor (the app's config): found the text "red;} body{display:none", expected ` + colorWant}},
		{"the top's own in a section", nil, nil, []string{"--theme.dark.base=dark"}, []string{
			`option theme.dark.base (flag --theme.dark.base): found "dark", expected the name of an option; did you mean "theme.dark.font"?`}},
		{"a long value", nil, nil, []string{"--server.port=" + strings.Repeat("ä", 50)}, []string{
			`option server.port (flag --server.port): found "` + strings.Repeat("ä", 30) + `…", expected a whole number from 0 to 65535`}},
		{"all sources at once", Values{"server.port": -1}, []string{"STGEN_SERVER_HEADLESS=perhaps"}, []string{"--server.sslKeyFile=k"}, []string{
			`option server.port (the app's config): found -1, expected a whole number from 0 to 65535`,
			`option server.headless (environment variable STGEN_SERVER_HEADLESS): found "perhaps", expected true or false`,
			`option server.sslCertFile (default): found "", expected a file, as server.sslKeyFile is set (flag --server.sslKeyFile)`}},
		{"CORS off, XSRF on", Values{"server.enableCORS": false}, nil, nil, []string{
			`option server.enableCORS (the app's config): found "false", expected true while server.enableXsrfProtection is, which rests on it; set both to false, or list the origins in server.corsAllowedOrigins`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(tt.app, tt.environ, tt.args)
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(tt.want, strings.Split(err.Error(), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if e, ok := errors.AsType[*Error](err); !ok || e.Option == "" {
				t.Errorf("errors.As finds no *Error in %v", err)
			}
		})
	}
}

func TestHelpIsAnError(t *testing.T) {
	for _, arg := range []string{"-h", "--help"} {
		if _, err := Load(nil, nil, []string{"--server.port=abc", arg}); !errors.Is(err, ErrHelp) {
			t.Errorf("%s: got %v", arg, err)
		}
	}
}

func TestCheck(t *testing.T) {
	if err := Check("server.port", 80); err != nil {
		t.Error(err)
	}
	if err := Check("server.port", "80"); err == nil {
		t.Error("a text passed as a port")
	}
}

// The options are read once, at start; a start may take some microseconds for them.
func BenchmarkLoad(b *testing.B) {
	environ := []string{"PATH=/bin", "HOME=/root", "STGEN_SERVER_PORT=1", "LANG=C"}
	args := []string{"--server.headless", "true", "--theme.primaryColor", "#fff"}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(Values{"server.maxUploadSize": 10}, environ, args); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadNothing(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(nil, []string{"PATH=/bin"}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzFlags(f *testing.F) {
	f.Add("--server.port=1", "STGEN_THEME_BASE=dark")
	f.Add("--theme.light.textColor", "STGEN_SERVER_PORT")
	f.Add("--", "STGEN_")
	f.Fuzz(func(t *testing.T, arg, variable string) {
		o, err := Load(nil, []string{variable}, []string{arg, arg})
		if (o == nil) == (err == nil) {
			t.Errorf("Load = %v, %v", o, err)
		}
	})
}
