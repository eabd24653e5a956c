package paint

import (
	"context"
	"fmt"
)

// untilDone returns what f returns or, as soon as ctx is done, its error, while f goes on
// to its end. It is for work of other libraries that cannot be stopped and takes a second
// at most. A panic of f becomes an error.
func untilDone[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r.err = fmt.Errorf("%v", p)
			}
			done <- r
		}()
		r.value, r.err = f()
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
