package preview

import "sync"

// maxWaiting is how many pages may wait for changes at once.
const maxWaiting = 64

// A hub tells all who wait that something is new. Its zero value is ready.
type hub struct {
	mu      sync.Mutex
	waiting map[chan struct{}]bool
}

// join gives a channel on which the hub tells, and a function to leave; false
// where too many wait.
func (h *hub) join() (news <-chan struct{}, leave func(), ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.waiting) >= maxWaiting {
		return nil, nil, false
	}
	if h.waiting == nil {
		h.waiting = map[chan struct{}]bool{}
	}
	c := make(chan struct{}, 1) // who is slow is told once
	h.waiting[c] = true
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.waiting, c)
	}, true
}

func (h *hub) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.waiting {
		select {
		case c <- struct{}{}:
		default: // it has not looked since it was last told
		}
	}
}
