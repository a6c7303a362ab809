// Package golden holds, for every spec in examples/specs, what the generator makes of it (main.go), the first page that
// its server sends (page.html) and what it answers to a scripted session on Streamlit's protocol (trace.txt). Its test
// compares them with what comes out today; `go test ./golden -update` writes them anew.
package golden
