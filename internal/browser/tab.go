package browser

import (
	"context"
	"fmt"
	"iter"
	"os"
	"sync"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Tab is one page of the browser. Its methods wait for what they name, 10 s at most.
type Tab struct {
	ctx    context.Context
	cancel func()

	mu      sync.Mutex
	console []string // errors and warnings
}

// Look is how a tab's page is shown.
type Look struct {
	Width, Height int64 // CSS pixels
	Dark          bool
}

// patience is how long a page may take to do what it was asked.
const patience = 10 * time.Second

// Open opens a tab at url.
func (b *Browser) Open(url string, look Look) (*Tab, error) {
	t := &Tab{}
	t.ctx, t.cancel = chromedp.NewContext(b.ctx)
	go t.listen(chromedp.Console(t.ctx))
	scheme := "light"
	if look.Dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}
	err := t.Do(
		chromedp.EmulateViewport(look.Width, look.Height),
		chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media)
			return err
		}),
		chromedp.Navigate(url),
	)
	if err != nil {
		t.Close()
		return nil, fmt.Errorf("open %s: %w", url, err)
	}
	return t, nil
}

// Close closes the tab.
func (t *Tab) Close() { t.cancel() }

// Do runs the steps.
func (t *Tab) Do(steps ...chromedp.Action[chromedp.Void]) error {
	_, err := run(t, chromedp.Steps(steps...))
	return err
}

// run runs an action within the tab's patience. Ending the context of a first call would end the tab, therefore the
// limit is kept beside it.
func run[T any](t *Tab, action chromedp.Action[T]) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := chromedp.Run(t.ctx, action)
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-time.After(patience):
		var none T
		return none, fmt.Errorf("the page did not do what was asked within %v", patience)
	}
}

// Eval returns the value of a JavaScript expression.
func Eval[T any](t *Tab, expression string) (T, error) {
	return run(t, chromedp.Evaluate[T](expression))
}

// Wait waits until a JavaScript expression is true. what names that in the error.
func (t *Tab) Wait(what, expression string) error {
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		ok, err := Eval[bool](t, "!!("+expression+")")
		if err != nil || ok {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("after %v the page still does not show %s", patience, what)
		}
	}
}

// Text waits until the text of the page holds text. Any white space between words counts as one blank.
func (t *Tab) Text(text string) error {
	return t.Wait(fmt.Sprintf("%q", text), fmt.Sprintf(`document.body.innerText.replace(/\s+/g, " ").includes(%q)`, text))
}

// Screenshot writes a PNG of the whole page.
func (t *Tab) Screenshot(file string) error {
	png, err := run(t, chromedp.FullScreenshot(100))
	if err != nil {
		return err
	}
	return os.WriteFile(file, png, 0o644)
}

// Console returns the errors and warnings that the page wrote so far.
func (t *Tab) Console() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.console...)
}

// listen keeps what the page writes to its console, what it throws, and what the browser says of it: a request that
// failed, a policy that was broken. It ends with the tab.
func (t *Tab) listen(messages iter.Seq2[chromedp.ConsoleMessage, error]) {
	for m, err := range messages {
		if err != nil {
			return
		}
		switch m.Type {
		case "error", "warning", chromedp.ConsoleException:
			t.mu.Lock()
			t.console = append(t.console, fmt.Sprintf("%s: %s (%s:%d)", m.Type, m.Text, m.URL, m.Line+1))
			t.mu.Unlock()
		}
	}
}
