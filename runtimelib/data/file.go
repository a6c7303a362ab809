package data

import (
	"fmt"
	"os"
	"sync"
	"time"
)

// File is what a file holds, shared by all sessions and read again when the file has changed. Create it with CSV, JSON
// or Bytes.
type File[T any] struct {
	path  string
	parse func(content []byte) (T, error)

	ttl time.Duration // 0 = for ever

	mu      sync.Mutex
	readAt  time.Time
	checked time.Time // when the file was last looked at
	stamp   stamp
	told    stamp // the state of which Changed has told
	looked  stamp // what Changed found last
	version uint64
	value   T
	err     error
}

// stamp tells one state of a file from another.
type stamp struct {
	size    int64
	changed time.Time
}

// CSV returns the table in the file at path, relative to the working directory. decode makes a row of T of a record; it
// reads the columns by the methods of Record.
func CSV[T any](path string, decode func(*Record) T) *File[[]T] {
	return &File[[]T]{path: path, parse: func(content []byte) ([]T, error) { return readCSV(content, decode) }}
}

// JSON returns the value in the file at path, relative to the working directory: a T, whose structs are objects with
// the keys of their json tags. A key may be missing, or null, where its field is an opt.Of.
func JSON[T any](path string) *File[T] {
	return &File[T]{path: path, parse: readJSON[T]}
}

// Bytes returns the content of the file at path, relative to the working directory.
func Bytes(path string) *File[[]byte] {
	return &File[[]byte]{path: path, parse: func(content []byte) ([]byte, error) { return content, nil }}
}

// Key says that the rows of a table are told apart by the column: a file in which two have the same is refused. It
// returns f.
func (f *File[T]) Key(column string) *File[T] {
	parse := f.parse
	f.parse = func(content []byte) (T, error) {
		value, err := parse(content)
		if err == nil {
			err = unique(value, column)
		}
		return value, err
	}
	return f
}

// TTL says that the file is read again when it was read that long ago, though nothing tells that it has changed. It
// returns f.
func (f *File[T]) TTL(ttl time.Duration) *File[T] {
	f.ttl = ttl
	return f
}

// lookAgain is how long a file is taken to be unchanged.
const lookAgain = 500 * time.Millisecond

// Get returns what the file holds. It is shared and must not be changed. A file that cannot be read, or does not fit
// any more what the app was built for, is a panic with an error that names row and column.
func (f *File[T]) Get() T {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refresh()
	if f.err != nil {
		panic(f.err)
	}
	return f.value
}

// Version returns a number that rises whenever the file's content is found changed.
func (f *File[T]) Version() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refresh()
	return f.version
}

// Changed reports, once for each time, that a file which has been read has become another one and has stayed the same since
// the call before: whoever writes it has come to an end. It does not read the file.
func (f *File[T]) Changed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.version == 0 {
		return false
	}
	found := stampOf(f.path)
	settled := found == f.looked
	f.looked = found
	if !settled || found == f.told {
		return false
	}
	f.told = found
	f.checked = time.Time{} // whoever is told looks again
	return true
}

// refresh reads the file if it has changed. The caller holds mu.
func (f *File[T]) refresh() {
	now := time.Now()
	if f.version > 0 && now.Sub(f.checked) < lookAgain {
		return
	}
	f.checked = now
	found := stampOf(f.path)
	if f.version > 0 && found == f.stamp && (f.ttl == 0 || now.Sub(f.readAt) < f.ttl) {
		return
	}
	f.readAt = now
	if f.version == 0 {
		f.told = found
	}
	f.stamp = found
	f.version++
	f.value, f.err = f.read()
}

// stampOf returns the present state of the file at path; the zero stamp if there is none.
func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

func (f *File[T]) read() (T, error) {
	content, err := readFile(f.path)
	if err != nil {
		var none T
		return none, fmt.Errorf("%s: %w", f.path, err)
	}
	value, err := f.parse(content)
	if err != nil {
		return value, fmt.Errorf("%s: %w", f.path, err)
	}
	return value, nil
}

// readFile reads a file that is not too large. The error does not name the path.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > maxFile {
		err = errTooLarge
	}
	var content []byte
	if err == nil {
		content, err = os.ReadFile(path)
	}
	return content, Reason(err)
}
