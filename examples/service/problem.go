package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// A problem is the reason why a request was not answered, in the form of RFC 9457.
type problem struct {
	Title   string            `json:"title"`
	Status  int               `json:"status"`
	Detail  string            `json:"detail"`
	Losses  []string          `json:"losses,omitempty"` // what a format does not hold
	*report                   // the findings, where a model is at fault
	header  map[string]string // what else is in the head of the answer
}

func newProblem(status int, format string, args ...any) *problem {
	return &problem{Title: http.StatusText(status), Status: status, Detail: fmt.Sprintf(format, args...)}
}

func (p *problem) Error() string { return p.Detail }

func (p *problem) answer() *answer {
	body, err := json.Marshal(p)
	if err != nil {
		panic(err) // a problem can always be written as JSON
	}
	return &answer{p.Status, "application/problem+json", append(body, '\n'), p.header}
}

// clientGone is the status that servers log where the client no longer waits.
const clientGone = 499

// problem returns the error as a problem. An error of the service itself goes to
// the log only.
func (s *service) problem(err error) *problem {
	var p *problem
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, context.DeadlineExceeded):
		return newProblem(http.StatusServiceUnavailable, "it was not done within %v; try again later, or send a smaller model", s.timeout)
	case errors.Is(err, context.Canceled):
		return newProblem(clientGone, "the client has gone")
	case errors.Is(err, errFull):
		s.log.Error("the store is full", "error", err)
		return newProblem(http.StatusInsufficientStorage, "there is no room for it, and nothing was changed; ask those who run the service to make room")
	}
	s.log.Error("failed", "error", err)
	return newProblem(http.StatusInternalServerError, "the service failed; its log says why")
}
