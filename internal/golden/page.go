package golden

import (
	"bytes"
	"context"
	"regexp"
)

// Page returns the first page of a server whose face is our own. Tags that follow each other stand on lines of their own,
// so that a change shows as the lines that it concerns.
func Page(ctx context.Context, s *Server) ([]byte, error) {
	body, err := s.get(ctx, "/")
	if err != nil {
		return nil, err
	}
	body = sessionID.ReplaceAll(body, []byte("${1}<session>"))
	body = fileHash.ReplaceAll(body, []byte("${1}<hash>${2}"))
	return append(bytes.ReplaceAll(body, []byte("><"), []byte(">\n<")), '\n'), nil
}

// What differs from one request, or one version of the client, to the next.
var (
	sessionID = regexp.MustCompile(`(<meta name="stgen" content=")[^"]*`)
	fileHash  = regexp.MustCompile(`(/_stgen/\w+\.)[0-9a-f]+(\.\w+)`)
)
