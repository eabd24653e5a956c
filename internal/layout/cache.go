package layout

import (
	"container/list"
	"context"
	"crypto/sha256"
	"sync"
	"unsafe"
)

// A Cache keeps the latest drawings of one engine, by the SHA-256 of the DOT text, and hands them out again without a
// new layout. Callers that want the same layout at the same time share one, which is cancelled when none of them
// waits for it any more. A layout that failed is not kept. It is safe for concurrent use.
type Cache struct {
	layouts  int
	memory   int64
	mu       sync.Mutex
	entries  map[key]*list.Element // of recent
	recent   list.List             // of *cacheEntry, the one used last in front
	size     int64                 // of all in recent
	underway map[key]*flight
}

type key [sha256.Size]byte

type cacheEntry struct {
	key     key
	drawing *Drawing
	size    int64
}

// A flight is a layout in progress, for which several callers may wait.
type flight struct {
	done    chan struct{} // closed when the drawing and the error are there
	drawing *Drawing
	err     error
	waiting int // callers, under the cache's lock
	giveUp  context.CancelFunc
}

// NewCache returns a cache of at most so many drawings, and at most so many bytes. A drawing of 100 boxes
// takes about 10 KB.
func NewCache(layouts int, bytes int64) *Cache {
	return &Cache{layouts: layouts, memory: bytes, entries: map[key]*list.Element{}, underway: map[key]*flight{}}
}

// Lay returns the drawing of the DOT text: an earlier one if there is one, else what [Lay] returns.
func (c *Cache) Lay(ctx context.Context, e Engine, dot []byte) (*Drawing, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	k := key(sha256.Sum256(dot))
	c.mu.Lock()
	if e := c.entries[k]; e != nil {
		c.recent.MoveToFront(e)
		c.mu.Unlock()
		return e.Value.(*cacheEntry).drawing, nil
	}
	f := c.underway[k]
	if f == nil {
		f = c.start(ctx, e, k, dot)
	}
	f.waiting++
	c.mu.Unlock()

	select {
	case <-f.done:
		return f.drawing, f.err
	case <-ctx.Done():
		c.mu.Lock()
		defer c.mu.Unlock()
		f.waiting--
		if f.waiting == 0 {
			f.giveUp()
			c.forget(k, f)
		}
		return nil, ctx.Err()
	}
}

// start starts a layout that does not end with the caller's context. The caller holds the lock.
func (c *Cache) start(ctx context.Context, e Engine, k key, dot []byte) *flight {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight{done: make(chan struct{}), giveUp: cancel}
	c.underway[k] = f
	dot = append([]byte(nil), dot...) // the caller may change it once its own context is done
	go func() {
		defer cancel()
		f.drawing, f.err = Lay(ctx, e, dot)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.forget(k, f)
		if f.err == nil {
			c.keep(k, f.drawing)
		}
		close(f.done)
	}()
	return f
}

// forget removes the flight, so that later callers start a new one. It does nothing where a new one has been started
// already.
func (c *Cache) forget(k key, f *flight) {
	if c.underway[k] == f {
		delete(c.underway, k)
	}
}

// keep adds the drawing to the cache and drops the least recently used ones that are too many.
func (c *Cache) keep(k key, d *Drawing) {
	entry := &cacheEntry{k, d, d.size()}
	if c.entries[k] != nil || entry.size > c.memory { // started anew and finished meanwhile, or larger than all there is
		return
	}
	c.entries[k] = c.recent.PushFront(entry)
	c.size += entry.size
	for c.recent.Len() > 0 && (c.recent.Len() > c.layouts || c.size > c.memory) {
		oldest := c.recent.Remove(c.recent.Back()).(*cacheEntry)
		delete(c.entries, oldest.key)
		c.size -= oldest.size
	}
}

// size returns about how many bytes of memory the drawing takes.
func (d *Drawing) size() int64 {
	n := int(unsafe.Sizeof(*d))
	for _, v := range d.Nodes {
		n += int(unsafe.Sizeof(v)) + len(v.Name)
	}
	return int64(n)
}
