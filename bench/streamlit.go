package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// streamlitVersion is the one whose protocol we speak.
const streamlitVersion = "1.67.0"

// The bars of design §8 against Streamlit, at 20 sessions.
const (
	barCounter = 500
	barWide    = 1000
)

// streamlit loads the same two apps on Streamlit itself.
func (b *bench) streamlit(ctx context.Context) error {
	program, err := installStreamlit(ctx)
	if err != nil {
		return err
	}
	for _, c := range []struct {
		app app
		bar float64
	}{{counterApp, barCounter}, {wideApp, barWide}} {
		if err := b.against(ctx, program, c.app, c.bar); err != nil {
			return fmt.Errorf("%s: %w", c.app.name, err)
		}
	}
	return nil
}

func (b *bench) against(ctx context.Context, program string, a app, bar float64) error {
	theirs, err := b.speedOfStreamlit(program, a)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s, Streamlit %s, sessions: %d", a.name, streamlitVersion, many)
	b.table.add(plain(name+": interactions", theirs.rate, "/s"))
	b.table.add(plain(name+": bytes a click", theirs.bytes, "B"))
	for _, face := range []string{facePage, faceStreamlit} {
		ours, err := b.speedAt20(ctx, a, face)
		if err != nil {
			return err
		}
		b.table.add(atLeast(fmt.Sprintf("%s, %s face against Streamlit", a.name, face), ours.rate/theirs.rate, bar))
	}
	return nil
}

// speedAt20 returns our speed, measured now unless this run has measured it before.
func (b *bench) speedAt20(_ context.Context, a app, face string) (speed, error) {
	if known, ok := b.speeds[speedKey(a, face, many)]; ok {
		return known, nil
	}
	s, err := b.runApp(b.binaryOf(a), face)
	if err != nil {
		return speed{}, err
	}
	defer s.stop()
	dial, _ := talkWith(s, a, face)
	return load(many, b.duration, dial)
}

func (b *bench) speedOfStreamlit(program string, a app) (speed, error) {
	script := filepath.Join("bench", "genuine", a.name+".py")
	s, err := startServer(program, func(host, port string) []string {
		return []string{
			"run", script, "--server.address", host, "--server.port", port, "--server.headless", "true",
			"--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none",
		}
	})
	if err != nil {
		return speed{}, err
	}
	defer s.stop()
	if _, err := s.ready("/_stcore/health"); err != nil {
		return speed{}, err
	}
	// At some ten interactions a second a longer load is needed for as good a figure.
	return load(many, 4*b.duration, func() (*talk, error) { return talkToStream(s.address, a, true) })
}

// installStreamlit returns the path of the program streamlit of an environment in the user's cache, which is made if it is
// not there.
func installStreamlit(ctx context.Context) (string, error) {
	python, err := exec.LookPath("python3")
	if err != nil {
		return "", errors.New("there is no python3")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "stgen", "bench-streamlit-"+streamlitVersion)
	program, done := filepath.Join(dir, "bin", "streamlit"), filepath.Join(dir, "installed")
	if _, err := os.Stat(done); err == nil {
		return program, nil
	}
	if err := command(ctx, python, "-m", "venv", "--clear", dir); err != nil {
		return "", err
	}
	pip := filepath.Join(dir, "bin", "pip")
	if err := command(ctx, pip, "install", "--quiet", "--disable-pip-version-check", "streamlit=="+streamlitVersion); err != nil {
		return "", err
	}
	return program, os.WriteFile(done, nil, 0o644)
}

// command runs a program; its error shows what it said.
func command(ctx context.Context, name string, args ...string) error {
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", filepath.Base(name), err, bytes.TrimSpace(out))
	}
	return nil
}
