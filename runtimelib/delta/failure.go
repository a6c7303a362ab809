package delta

import "fmt"

// failure returns the element that shows what a computation panicked with.
func failure(r any) Exception {
	if err, ok := r.(error); ok {
		return Exception{Type: "Error", Message: err.Error()}
	}
	return Exception{Type: "Error", Message: fmt.Sprint(r)}
}
