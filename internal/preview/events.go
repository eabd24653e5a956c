package preview

import (
	"fmt"
	"net/http"
	"time"
)

const (
	heartbeat   = 15 * time.Second
	writeWithin = 10 * time.Second // or the browser is gone
)

// events tells a page the latest revision at once and whenever there is a new
// one, as server-sent events, until the page or the server goes.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	news, leave, ok := s.files.hub.join()
	if !ok {
		refuse(w, http.StatusServiceUnavailable, "Too many pages follow the files already. Close some, then reload this one.")
		return
	}
	defer leave()
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	say := func(format string, args ...any) bool {
		if out.SetWriteDeadline(time.Now().Add(writeWithin)) != nil {
			return false
		}
		_, err := fmt.Fprintf(w, format, args...)
		return err == nil && out.Flush() == nil
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	going := say("retry: 500\ndata: %s\n\n", s.files.latest.Load().revision)
	for going {
		select {
		case <-r.Context().Done():
			return
		case <-news:
			going = say("data: %s\n\n", s.files.latest.Load().revision)
		case <-beat.C:
			going = say(": still here\n\n")
		}
	}
}
