package runtime

import (
	"fmt"
	"net/http"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/face/streamlit"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
)

// face is what the runtime needs of a face: its routes, and how it speaks over a socket.
type face interface {
	// routes adds what the face serves besides the socket.
	routes(mux *http.ServeMux)

	// client returns the session's client at the other end of a socket. isNew says that the session is a fresh one.
	client(s *socket, isNew bool) session.Client

	// decode reads a frame; with an error comes the code to close the socket with.
	decode(kind int, frame []byte) (msg *pb.BackMsg, code int, err error)
}

func (r *Runtime) newFace() (face, error) {
	switch r.options.Face {
	case config.FaceStreamlit:
		return newStreamlitFace(r)
	}
	return newPageFace(r)
}

// streamlitFace serves the genuine Streamlit frontend.
type streamlitFace struct {
	runtime *Runtime
	files   http.Handler
}

func newStreamlitFace(r *Runtime) (*streamlitFace, error) {
	f := &streamlitFace{runtime: r, files: http.NotFoundHandler()}
	if dir := r.options.Frontend; dir != "" {
		files, err := newFrontend(dir)
		if err != nil {
			return nil, fmt.Errorf("--frontend %s: %w", dir, err)
		}
		f.files = files
	}
	return f, nil
}

func (f *streamlitFace) routes(mux *http.ServeMux) { mux.Handle("/", f.files) }

func (f *streamlitFace) client(s *socket, _ bool) session.Client { return streamlit.NewClient(s) }

func (f *streamlitFace) decode(kind int, frame []byte) (*pb.BackMsg, int, error) {
	if kind != websocket.BinaryMessage {
		return nil, websocket.CloseUnsupportedData, streamlit.ErrText
	}
	msg, err := streamlit.Decode(frame)
	if err != nil {
		return nil, websocket.CloseProtocolError, err
	}
	return msg, 0, nil
}
