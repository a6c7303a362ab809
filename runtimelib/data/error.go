package data

import (
	"errors"
	"fmt"
	"io/fs"
)

// Error is a mistake in a file.
type Error struct {
	Row    int    // from 1, the header not counted; 0 = the header, or the file as a whole
	Column string // "" = the row as a whole; of a place within an object: address.street
	Reason string
	Names  []string // what could have been meant by Column, if that is the mistake
}

// Error says row, column and reason.
func (e *Error) Error() string {
	switch {
	case e.Column != "" && e.Row > 0:
		return fmt.Sprintf("row %d, column %q: %s", e.Row, e.Column, e.Reason)
	case e.Row > 0:
		return fmt.Sprintf("row %d: %s", e.Row, e.Reason)
	case e.Column != "":
		return fmt.Sprintf("column %q: %s", e.Column, e.Reason)
	}
	return e.Reason
}

// maxFile is the largest file that is read, in bytes.
const maxFile = 512 << 20

var errTooLarge = &Error{Reason: "the file is larger than 512 MiB"}

// bom is the mark with which some programs begin a text.
const bom = "\ufeff"

// Reason returns what is wrong with a file without the path, which the message names already.
func Reason(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no such file")
	}
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
