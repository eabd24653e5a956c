package preview

import (
	"fmt"
	"net/http"
	"time"
)

const (
	heartbeat    = 15 * time.Second
	writeWithin  = 10 * time.Second // or the browser is gone
	maxFollowing = 64               // pages that wait for changes at once
)

// serveEvents sends a page the latest revision at once and each new one, as
// server-sent events, until the page or the server closes.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	defer s.following.Add(-1)
	if s.following.Add(1) > maxFollowing {
		http.Error(w, "Too many pages follow the files already. Close some, then reload this one.", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	send := func(format string, args ...any) bool {
		if out.SetWriteDeadline(time.Now().Add(writeWithin)) != nil {
			return false
		}
		_, err := fmt.Fprintf(w, format, args...)
		return err == nil && out.Flush() == nil
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	state := s.files.latest.Load()
	going := send("retry: 500\ndata: %s\n\n", state.revision)
	for going {
		select {
		case <-r.Context().Done():
			return
		case <-state.replaced:
			state = s.files.latest.Load()
			going = send("data: %s\n\n", state.revision)
		case <-beat.C:
			going = send(": still here\n\n")
		}
	}
}
