package devloop

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// maxTries is how many ports are tried, from the first one on.
const maxTries = 100

// socket is where all servers of a loop listen, one after the other.
type socket struct {
	ln   *net.TCPListener
	port int
}

// claim listens on the first free port from port on; port 0 is any free one.
func claim(address string, port int) (*socket, error) {
	var failed error
	for try := port; try < port+maxTries && try < 1<<16; try++ {
		ln, err := net.Listen("tcp", net.JoinHostPort(address, strconv.Itoa(try)))
		if err == nil {
			return &socket{ln: ln.(*net.TCPListener), port: ln.Addr().(*net.TCPAddr).Port}, nil
		}
		failed = errors.Join(failed, err)
		if !isTaken(err) {
			return nil, err
		}
	}
	return nil, fmt.Errorf("no port from %d on is free: %w", port, failed)
}

func (s *socket) close() { s.ln.Close() }
