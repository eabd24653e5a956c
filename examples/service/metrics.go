package main

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/common/expfmt"
)

// metrics holds what the service counts, for Prometheus.
type metrics struct {
	registry *prometheus.Registry
	answers  *prometheus.CounterVec   // by route, method and status
	seconds  *prometheus.HistogramVec // by route
	waiting  prometheus.Gauge         // requests that wait for a slot
}

func newMetrics(s *service) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "resultschain_answers_total", Help: "Requests that were answered.",
		}, []string{"route", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "resultschain_answer_seconds", Help: "Time from a request to its answer, with the time of waiting.",
			Buckets: []float64{.001, .003, .01, .03, .1, .3, 1, 3, 10, 30, 100},
		}, []string{"route"}),
		waiting: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "resultschain_waiting", Help: "Requests that wait until there is room to work on them.",
		}),
	}
	working := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "resultschain_working", Help: "Requests that are worked on.",
	}, func() float64 { return float64(len(s.slots)) })
	m.registry.MustRegister(m.answers, m.seconds, m.waiting, working, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// count counts an answer. Requests to nowhere are counted together, since anybody
// can make up paths without end; so are methods.
func (m *metrics) count(r *route, status int, took time.Duration) {
	if r == nil {
		r = &route{method: "other", pattern: "none"}
	}
	m.answers.WithLabelValues(r.pattern, r.method, strconv.Itoa(status)).Inc()
	m.seconds.WithLabelValues(r.pattern).Observe(took.Seconds())
}

// writeMetrics answers with all that was counted, in the text format of Prometheus.
func (s *service) writeMetrics(context.Context, *request) (*answer, error) {
	families, err := s.metrics.registry.Gather()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	format := expfmt.NewFormat(expfmt.TypeTextPlain)
	encoder := expfmt.NewEncoder(&b, format)
	for _, family := range families {
		if err := encoder.Encode(family); err != nil {
			return nil, err
		}
	}
	return &answer{status: http.StatusOK, mediaType: string(format), body: b.Bytes()}, nil
}
