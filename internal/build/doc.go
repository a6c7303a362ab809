// Package build brings specs to disk and to life: it compiles a spec of the file system, writes the generated package,
// and compiles that with the Go toolchain.
//
// What a spec's author did wrong comes back as diagnostics; failures of the machine (a folder that cannot be written, no
// Go toolchain) are errors. Messages of the Go compiler name the line of the spec. Concurrency: functions are safe
// while they write to different folders.
package build
