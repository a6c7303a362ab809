//go:build browser

package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/browser"
	"github.com/stgen/stgen/internal/golden"
)

// specs is the folder of the examples, where their servers run.
const specs = "../../examples/specs"

// What all tests share: the compiled examples, the browser, the genuine frontend.
var shared struct {
	bin      string
	browser  *browser.Browser
	frontend string
}

func TestMain(m *testing.M) {
	os.Exit(func() int {
		if err := setUp(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(shared.bin)
		defer shared.browser.Close()
		return m.Run()
	}())
}

func setUp() (err error) {
	if shared.frontend, err = frontend(); err != nil {
		return err
	}
	if shared.bin, err = os.MkdirTemp("", "stgen-examples-"); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-o", shared.bin+string(filepath.Separator), "./...")
	cmd.Dir = "../../golden"
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compile the examples: %w\n%s", err, out)
	}
	shared.browser, err = browser.Start()
	return err
}

// onBothFaces runs a test on our page and on the genuine frontend, each with a server and a tab of its own. At the end the
// console must be empty.
func onBothFaces(t *testing.T, example string, use func(t *testing.T, tab *tab)) {
	t.Helper()
	onBothFacesAt(t, example, "/", use)
}

// onBothFacesAt begins at a path, and perhaps a query, of the example.
func onBothFacesAt(t *testing.T, example, path string, use func(t *testing.T, tab *tab)) {
	for face, args := range map[string][]string{
		"page":      {"--face", "page"},
		"streamlit": {"--face", "streamlit", "--frontend", shared.frontend},
	} {
		t.Run(face, func(t *testing.T) {
			server := start(t, example, args...)
			for _, look := range looks {
				t.Run(look.name, func(t *testing.T) {
					tab := openAt(t, server, path, look.Look)
					use(t, tab)
					tab.shot(example + "-" + face + "-" + look.name)
					tab.quiet()
				})
			}
		})
	}
}

// looks are how pages are looked at.
var looks = []struct {
	name string
	browser.Look
}{
	{"light", browser.Look{Width: 1280, Height: 800}},
	{"dark", browser.Look{Width: 1280, Height: 800, Dark: true}},
	{"phone", browser.Look{Width: 375, Height: 700}},
}

func start(t *testing.T, example string, args ...string) *golden.Server {
	t.Helper()
	server, err := golden.Start(context.Background(), filepath.Join(shared.bin, example), specs, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Stop)
	return server
}

// tab is a tab whose failures end the test.
type tab struct {
	*browser.Tab
	t *testing.T
}

// openAt opens a tab at a path, and perhaps a query, of a server.
func openAt(t *testing.T, server *golden.Server, path string, look browser.Look) *tab {
	t.Helper()
	b, err := shared.browser.Open("http://"+server.Host+path, look)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return &tab{b, t}
}

func (t *tab) must(err error) {
	t.t.Helper()
	if err != nil {
		t.shot("failed-" + strings.ReplaceAll(t.t.Name(), "/", "-"))
		t.t.Fatalf("%v\nconsole: %q", err, t.Console())
	}
}

func (t *tab) click(name string)                 { t.t.Helper(); t.must(t.Click(name)) }
func (t *tab) fill(name, text string)            { t.t.Helper(); t.must(t.Fill(name, text)) }
func (t *tab) press(name string, keys ...string) { t.t.Helper(); t.must(t.Press(name, keys...)) }
func (t *tab) sees(text string)                  { t.t.Helper(); t.must(t.Text(text)) }
func (t *tab) wait(what, expression string)      { t.t.Helper(); t.must(t.Wait(what, expression)) }

// at waits until the URL has this path and query.
func (t *tab) at(pathAndQuery string) {
	t.t.Helper()
	t.wait("the URL "+pathAndQuery, fmt.Sprintf(`location.pathname + location.search === %q`, pathAndQuery))
}

// run runs a JavaScript statement.
func (t *tab) run(statement string) {
	t.t.Helper()
	_, err := browser.Eval[bool](t.Tab, "(() => { "+statement+"; return true })()")
	t.must(err)
}

// unseen waits until a text is not on the page.
func (t *tab) unseen(text string) {
	t.t.Helper()
	t.wait("a page without "+text, fmt.Sprintf(`!document.body.innerText.includes(%q)`, text))
}

// quiet fails the test if the page complained.
func (t *tab) quiet() {
	t.t.Helper()
	for _, line := range t.Console() {
		if !habits.MatchString(line) {
			t.t.Errorf("the console says: %s", line)
		}
	}
}

// habits are complaints that the genuine frontend makes of itself: it looks for its server below the path of each page, and
// says of an unknown page what it shows anyway.
var habits = regexp.MustCompile(`/[a-z]+/_stcore/(health|host-config)|The page that you have requested does not seem to exist`)

// shot writes a screenshot, if asked for.
func (t *tab) shot(name string) {
	dir := os.Getenv("STGEN_SHOTS")
	if dir == "" {
		return
	}
	if err := t.Screenshot(filepath.Join(dir, name+".png")); err != nil {
		t.t.Logf("screenshot: %v", err)
	}
}
