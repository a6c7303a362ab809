// Stgen compiles app specs to Go servers; `stgen help` lists its commands.
package main

import "os"

func main() {
	os.Exit(Do(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
