package state

import "runtime"

// IsFailure reports whether what was recovered is an error that a value has, such as that of a file which no longer fits,
// rather than a mistake of the program.
func IsFailure(recovered any) bool {
	_, isError := recovered.(error)
	_, isMistake := recovered.(runtime.Error)
	return isError && !isMistake
}
