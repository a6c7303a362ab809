// Package https lets a server take encrypted connections by itself, without a proxy in front of it. Importing it for its effect
// makes the options server.sslCertFile and server.sslKeyFile work; a server that does without links 0.4 MB less:
//
//	import _ "github.com/stgen/stgen/runtimelib/https"
package https

import (
	"net"
	"net/http"

	struntime "github.com/stgen/stgen/runtimelib/runtime"
)

func init() { struntime.SetHTTPS(serve) }

// serve takes connections from ln until the server is shut down. cert and key are PEM files.
func serve(server *http.Server, ln net.Listener, cert, key string) error {
	return server.ServeTLS(ln, cert, key)
}
