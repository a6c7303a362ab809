//go:build !windows

package runtime

import (
	"context"
	"io"
	"net"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stgen/stgen/runtimelib/config"
)

func TestListenInherited(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	file, err := ln.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	fd, err := syscall.Dup(int(file.Fd())) // listen closes it
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(listenFD, strconv.Itoa(fd))
	inherited, err := listen(&config.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer inherited.Close()
	if got, want := inherited.Addr().String(), ln.Addr().String(); got != want {
		t.Errorf("listens at %s, want %s", got, want)
	}
}

func TestListenRefuses(t *testing.T) {
	for _, value := range []string{"", "x", "2", "-1", "987654"} {
		t.Setenv(listenFD, value)
		ln, err := listen(&config.Options{})
		if err == nil {
			ln.Close()
			t.Errorf("%s=%q was taken", listenFD, value)
		} else if !strings.Contains(err.Error(), listenFD) {
			t.Errorf("the error %q does not name %s", err, listenFD)
		}
	}
}

func TestSupervised(t *testing.T) {
	in, feed := io.Pipe()
	ctx, _, cancel := supervised(context.Background(), in)
	feed.Close()
	if ctx.Err() != nil {
		t.Error("a server that nobody supervises ends with its standard input")
	}
	cancel()
	t.Setenv(superviseVar, "1")
	in, feed = io.Pipe()
	ctx, _, cancel = supervised(context.Background(), in)
	defer cancel()
	feed.Close()
	<-ctx.Done()
}
