package main

import (
	"os/exec"
	"strings"
)

// goEnv returns settings of the go command as NAME=value.
func goEnv(names ...string) ([]string, error) {
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	if err != nil {
		return nil, err
	}
	values := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	vars := make([]string, len(names))
	for i, name := range names {
		vars[i] = name + "=" + strings.TrimSpace(values[i])
	}
	return vars, nil
}
