// Package data reads tables from files: the same code types a file when an app is built and reads it when it runs, so
// that both see the same columns. A mistake in a file names its row and column.
//
// Concurrency: safe, but for [Record], which belongs to the call that it was made for.
package data
