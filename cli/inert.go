package cli

import (
	"bytes"
	"io"
	"sync"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// An inert writer writes messages to w, line by line, so that the service which
// shows the log of a pipeline obeys nothing in them: they quote names of files
// and texts of models.
type inert struct {
	w io.Writer

	mu   sync.Mutex
	rest []byte // of a line whose end has not come
}

func (i *inert) Write(p []byte) (int, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.rest = append(i.rest, p...)
	end := bytes.LastIndexByte(i.rest, '\n') + 1
	if bytes.HasPrefix(i.rest[end:], []byte("\r")) { // of a meter, which writes over its line
		end = len(i.rest)
	}
	if end == 0 {
		return len(p), nil
	}
	lines := plaintext.Inert(string(i.rest[:end]))
	i.rest = append(i.rest[:0], i.rest[end:]...)
	if _, err := io.WriteString(i.w, lines); err != nil {
		return 0, err
	}
	return len(p), nil
}

// end writes what is left, where the last line has no end.
func (i *inert) end() error {
	i.mu.Lock()
	defer i.mu.Unlock()
	lines := plaintext.Inert(string(i.rest))
	i.rest = nil
	_, err := io.WriteString(i.w, lines)
	return err
}
