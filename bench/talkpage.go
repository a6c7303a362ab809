package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"github.com/gorilla/websocket"
)

var sessionMeta = regexp.MustCompile(`<meta name="stgen" content="([^"]+)"`)

// openPage loads the page as a browser does, and opens its socket. It returns what the page says.
func openPage(address string) (conn *websocket.Conn, page []byte, err error) {
	page, err = get(address, "/", "identity")
	if err != nil {
		return nil, nil, err
	}
	session := sessionMeta.FindSubmatch(page)
	if session == nil {
		return nil, nil, fmt.Errorf("the page names no session")
	}
	conn, err = dialStream(address, "stgen", "0", string(session[1]))
	if err != nil {
		return nil, nil, err
	}
	_, greeting, err := conn.ReadMessage()
	if err == nil && string(greeting) != "k" {
		err = fmt.Errorf("the session is lost: greeting %q", greeting)
	}
	if err != nil {
		conn.Close()
		return nil, nil, err
	}
	return conn, page, nil
}

// talkToPage begins a session with an app over the page's face.
func talkToPage(address string, a app) (*talk, error) {
	conn, page, err := openPage(address)
	if err != nil {
		return nil, err
	}
	ids, err := widgetIDs(page, a.keys)
	if err != nil {
		conn.Close()
		return nil, err
	}
	u := &user{app: a, ids: ids, level: 7}
	return &talk{conn: conn, kind: websocket.TextMessage, next: func() ([]byte, func([]byte) bool) {
		frame := u.pageEvent(u.act())
		line := u.line()
		return frame, func(answer []byte) bool { return bytes.Contains(answer, line) }
	}}, nil
}

// pageEvent returns the frame of an event of the widget, in the form of face/html.
func (u *user) pageEvent(key string) []byte {
	b := append([]byte("p\x1e"), u.ids[key]...)
	switch key {
	case keyLevel:
		b = strconv.AppendInt(append(b, "\x1fD\x1f"...), int64(u.level), 10)
	case keyWho:
		b = append(append(b, "\x1fs\x1f"...), u.who...)
	case keyPress:
		b = append(b, "\x1ft"...)
	}
	return b
}
