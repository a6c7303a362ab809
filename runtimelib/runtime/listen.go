package runtime

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/config"
)

// listenFD names the environment variable by which a program that starts a server over and over hands it a listening
// socket: the number of an inherited file descriptor, as in STGEN_LISTEN_FD=3. Connections that arrive while one server
// ends and the next one begins wait in that socket.
const listenFD = "STGEN_LISTEN_FD"

// listen returns the socket that was handed over, else a new one at the address that the options name.
func listen(options *config.Options) (net.Listener, error) {
	value, ok := os.LookupEnv(listenFD)
	if !ok {
		return net.Listen("tcp", net.JoinHostPort(options.Server.Address, strconv.Itoa(options.Server.Port)))
	}
	fd, err := strconv.Atoi(value)
	if err != nil || fd < 3 {
		return nil, fmt.Errorf("%s is %q, expected the number of an inherited file descriptor, 3 or higher", listenFD, value)
	}
	file := os.NewFile(uintptr(fd), listenFD)
	defer file.Close() // FileListener works on a copy
	ln, err := net.FileListener(file)
	if err != nil {
		return nil, fmt.Errorf("%s=%d: %w", listenFD, fd, err)
	}
	return ln, nil
}

// superviseVar names the environment variable by which such a program asks the server to end when its standard input
// does, so that it leaves no server behind however it ends itself. What it writes there are notices, each ended by a zero
// byte (see Runtime.Announce).
const superviseVar = "STGEN_SUPERVISED"

// supervised returns a context that also ends with in, if the environment asks for that, and the notices that come from
// there; without a supervisor there are none.
func supervised(ctx context.Context, in io.Reader) (context.Context, <-chan string, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	if os.Getenv(superviseVar) == "" {
		return ctx, nil, cancel
	}
	notices := make(chan string)
	go func() {
		defer cancel()
		for r := bufio.NewReader(in); ; {
			text, err := r.ReadString(0)
			if err != nil {
				return // how it ends makes no difference
			}
			select {
			case notices <- strings.TrimSuffix(text, "\x00"):
			case <-ctx.Done():
			}
		}
	}()
	return ctx, notices, cancel
}
