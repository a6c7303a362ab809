package runtime

import "errors"

func newPageFace(*Runtime) (face, error) {
	return nil, errors.New("the face \"page\" is not there yet; start with --face streamlit --frontend DIR")
}
