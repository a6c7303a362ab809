package devloop

import (
	"errors"
	"os/exec"
	"strconv"
	"syscall"
)

// canHandOver says that a server cannot start before another one has left the port: Windows programs inherit no sockets.
const canHandOver = false

// lend leaves the port to the server that cmd starts.
func (s *socket) lend(cmd *exec.Cmd) (release func(), err error) {
	s.ln.Close() // again in later rounds, to no effect
	cmd.Env = append(cmd.Env, "STGEN_SERVER_PORT="+strconv.Itoa(s.port))
	return func() {}, nil
}

// wsaeaddrinuse is the error of an address that is in use, which package syscall has no name for.
const wsaeaddrinuse = syscall.Errno(10048)

func isTaken(err error) bool { return errors.Is(err, wsaeaddrinuse) }
