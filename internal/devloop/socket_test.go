package devloop

import (
	"net"
	"strconv"
	"testing"
)

func TestClaim(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	s, err := claim("127.0.0.1", port)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if s.port <= port || s.port >= port+maxTries {
		t.Errorf("port %d, want one of the next after %d", s.port, port)
	}
	conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)))
	if err != nil {
		t.Fatalf("a connection to a socket that nobody serves is refused: %v", err)
	}
	conn.Close()
}

func TestClaimNowhere(t *testing.T) {
	t.Parallel()
	if s, err := claim("host.invalid", 8501); err == nil {
		s.close()
		t.Error("a socket on a host that does not exist")
	}
}
