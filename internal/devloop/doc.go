// Package devloop is what `stgen run` does: it builds the server of a spec, runs it, and does both again whenever the
// spec or a file that it reads changes.
//
// The loop owns the listening socket and lends it to one server after the other: a connection that arrives in between
// waits in it and is never refused. A server is replaced only by one that is ready; a spec with mistakes, a build that
// fails or a server that does not start leaves the old one running. A server that ends leaves its sessions to the next
// one, so that users keep what they typed and counted. Servers end when the loop does, however it ends.
package devloop
