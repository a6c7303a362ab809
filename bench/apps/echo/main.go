// Echo is the least that answers frames: gorilla/websocket and nothing else. Its argument is the address to listen at.
// The query cycle=20,30;5 has it answer the first frame with two frames of 20 and 30 bytes, the second with one of 5, the
// third as the first.
package main

import (
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/gorilla/websocket"
)

func main() {
	http.HandleFunc("/", serve)
	if err := http.ListenAndServe(os.Args[1], nil); err != nil {
		panic(err)
	}
}

func serve(w http.ResponseWriter, req *http.Request) {
	cycle := parse(req.URL.Query().Get("cycle"))
	conn, err := new(websocket.Upgrader).Upgrade(w, req, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	for i := 0; ; i++ {
		kind, _, err := conn.ReadMessage()
		if err != nil {
			return
		}
		for _, answer := range cycle[i%len(cycle)] {
			if conn.WriteMessage(kind, answer) != nil {
				return
			}
		}
	}
}

// parse returns the answers that a cycle describes; what is no number counts as 0.
func parse(cycle string) [][][]byte {
	var steps [][][]byte
	for step := range strings.SplitSeq(cycle, ";") {
		var answers [][]byte
		for size := range strings.SplitSeq(step, ",") {
			n, _ := strconv.Atoi(size)
			answers = append(answers, []byte(strings.Repeat("x", n)))
		}
		steps = append(steps, answers)
	}
	return steps
}
