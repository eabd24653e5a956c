package cli

import (
	"bytes"
	"io"
	"sync"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// An inertWriter writes messages to w, line by line, without anything that a
// service which shows the log of a pipeline would obey: messages quote names of
// files and texts of models.
type inertWriter struct {
	w io.Writer

	mu   sync.Mutex
	rest []byte // of a line whose end has not come
}

func (i *inertWriter) Write(p []byte) (int, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.rest = append(i.rest, p...)
	end := bytes.LastIndexByte(i.rest, '\n') + 1
	if bytes.HasPrefix(i.rest[end:], []byte("\r")) { // of a progress line, which is overwritten
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

// end writes the last line if it has no line end.
func (i *inertWriter) end() error {
	i.mu.Lock()
	defer i.mu.Unlock()
	lines := plaintext.Inert(string(i.rest))
	i.rest = nil
	_, err := io.WriteString(i.w, lines)
	return err
}
