// Package browser drives a headless Chromium for tests and screenshots.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// Browser is one headless Chromium with a profile of its own. Concurrency: safe.
type Browser struct {
	ctx    context.Context
	cancel func()
	dir    string
}

// Start starts a browser. It returns an error if there is none on this machine.
func Start() (*Browser, error) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		return nil, fmt.Errorf("browser tests need Debian's package chromium: %w", err)
	}
	dir, err := os.MkdirTemp("", "stgen-browser-")
	if err != nil {
		return nil, err
	}
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), flags(program, dir)...)
	ctx, stop := chromedp.NewContext(alloc)
	b := &Browser{ctx: ctx, cancel: func() { stop(); stopAlloc() }, dir: dir}
	if err := chromedp.Do(ctx); err != nil {
		b.Close()
		return nil, fmt.Errorf("start chromium: %w", err)
	}
	return b, nil
}

// flags returns the options of a Chromium that asks nobody anything: no updates, no sync, no QUIC.
func flags(program, profile string) []chromedp.ExecAllocatorOption {
	options := append([]chromedp.ExecAllocatorOption(nil), chromedp.DefaultExecAllocatorOptions[:]...)
	return append(options,
		chromedp.ExecPath(program), chromedp.UserDataDir(profile),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
	)
}

// Close ends the browser and forgets its profile.
func (b *Browser) Close() {
	b.cancel()
	os.RemoveAll(b.dir)
}
