//go:build !windows

package devloop

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// canHandOver says that a server can start on the socket while another one still serves from it.
const canHandOver = true

// lend hands the listening socket to the server that cmd starts. release is to be called when it has been started.
func (s *socket) lend(cmd *exec.Cmd) (release func(), err error) {
	file, err := s.ln.File()
	if err != nil {
		return nil, err
	}
	cmd.ExtraFiles = []*os.File{file}
	cmd.Env = append(cmd.Env, "STGEN_LISTEN_FD=3", "STGEN_SERVER_PORT="+strconv.Itoa(s.port))
	return func() { file.Close() }, nil
}

func isTaken(err error) bool { return errors.Is(err, syscall.EADDRINUSE) }
