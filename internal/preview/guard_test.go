package preview

import (
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// TestGuard makes requests as a browser would for the user, for other pages,
// and for one whose name was made to lead here.
func TestGuard(t *testing.T) {
	s := show(t, folder(t, t.TempDir()))
	host := strings.Split(s.url, "/")[2]
	port := host[strings.Index(host, ":"):]
	token := strings.Split(s.url, "/")[3]
	good := "/" + token + "/"
	for _, tt := range []struct {
		name, method, path string
		host               string
		header             map[string]string
		want               int
		says               string
	}{
		{name: "the user", path: good, header: map[string]string{"Sec-Fetch-Site": "none"}, want: 200},
		{name: "no browser", path: good, want: 200},
		{name: "only the head", method: "HEAD", path: good, want: 200},
		{name: "this page", path: good + "style.css", header: map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://" + host}, want: 200},
		{name: "localhost", path: good, host: "localhost" + port, want: 200},

		{name: "the slash at the end left out", path: "/" + token, want: 200},

		{name: "no token", path: "/", want: 403, says: "whole address"},
		{name: "no token, script", path: "/script.js", want: 403, says: "whole address"},
		{name: "no token, icon", path: "/favicon.ico", want: 403, says: "whole address"},
		{name: "another token", path: "/" + strings.Repeat("A", len(token)) + "/", want: 403, says: "whole address"},
		{name: "half the token", path: "/" + token[:10] + "/", want: 403, says: "whole address"},
		{name: "the token elsewhere", path: "/?token=" + token, want: 403, says: "whole address"},
		{name: "another origin", path: good, header: map[string]string{"Origin": "https://example.org"}, want: 403, says: "other pages"},
		{name: "no origin", path: good, header: map[string]string{"Origin": "null"}, want: 403, says: "other pages"},
		{name: "another port's origin", path: good, header: map[string]string{"Origin": "http://127.0.0.1:1"}, want: 403, says: "other pages"},
		{name: "another site", path: good, header: map[string]string{"Sec-Fetch-Site": "cross-site"}, want: 403, says: "other pages"},
		{name: "another port", path: good, header: map[string]string{"Sec-Fetch-Site": "same-site"}, want: 403, says: "other pages"},
		{name: "another name", path: good, host: "example.org" + port, want: 403, says: "127.0.0.1 only"},
		{name: "another name, no port", path: good, host: "example.org", want: 403, says: "127.0.0.1 only"},
		{name: "a longer name", path: good, host: "localhost.example.org" + port, want: 403, says: "127.0.0.1 only"},
		{name: "no port", path: good, host: "127.0.0.1", want: 403, says: "127.0.0.1 only"},

		{name: "writing", method: "POST", path: good, want: 405, says: "only be read"},
		{name: "deleting", method: "DELETE", path: good + "file?name=a.yaml", want: 405, says: "only be read"},
		{name: "asking what may be", method: "OPTIONS", path: good, want: 405, says: "only be read"},
		{name: "nothing there", path: good + "nothing", want: 404},
		{name: "a way out", path: good + "%2e%2e/%2e%2e/etc/passwd", want: 404},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.method == "" {
				tt.method = http.MethodGet
			}
			q, err := http.NewRequest(tt.method, "http://"+host+tt.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			q.Host = tt.host
			for k, v := range tt.header {
				q.Header.Set(k, v)
			}
			r, err := client.Do(q)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Body.Close()
			body := make([]byte, 1000)
			n, _ := r.Body.Read(body) // short, and what is missing shows
			if r.StatusCode != tt.want || !strings.Contains(string(body[:n]), tt.says) {
				t.Errorf("status %d, want %d: %s", r.StatusCode, tt.want, body[:n])
			}
			if strings.Contains(string(body[:n]), token) {
				t.Error("it tells the token")
			}
			for name, want := range map[string]string{
				"Cache-Control":                "no-store",
				"Content-Security-Policy":      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
				"Referrer-Policy":              "no-referrer",
				"X-Content-Type-Options":       "nosniff",
				"Cross-Origin-Opener-Policy":   "same-origin",
				"Cross-Origin-Resource-Policy": "same-origin",
				"X-Frame-Options":              "DENY",
			} {
				if got := r.Header.Values(name); !slices.Equal(got, []string{want}) {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
			for _, name := range []string{"Access-Control-Allow-Origin", "Set-Cookie"} {
				if got := r.Header.Get(name); got != "" {
					t.Errorf("%s is %q", name, got)
				}
			}
		})
	}
	if other := New(Options{}); other.token == token || len(token) < 22 {
		t.Errorf("the token is %s, and of another server %s", token, other.token)
	}
}

// TestGuardWrites makes requests that mend, as a browser would for the page itself and
// for others.
func TestGuardWrites(t *testing.T) {
	s := New(Options{Write: func(string, []byte, []byte) error { return nil }})
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}
	h := s.guard("80", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for _, tt := range []struct {
		method string
		header map[string]string
		want   int
	}{
		{"POST", map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:80"}, 200},
		{"POST", map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://example.org"}, 403},
		{"POST", map[string]string{"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:1"}, 403},
		{"POST", map[string]string{"Origin": "null"}, 403},
		{"PUT", nil, 405},
		{"DELETE", nil, 405},
	} {
		r := httptest.NewRequestWithContext(t.Context(), tt.method, s.URL(at)+"fix", nil)
		for k, v := range tt.header {
			r.Header.Set(k, v)
		}
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != tt.want {
			t.Errorf("%s with %v: status %d, want %d", tt.method, tt.header, w.Code, tt.want)
		}
		if policy := w.Header().Get("Referrer-Policy"); policy != "same-origin" {
			t.Errorf("the policy of referrers is %s", policy)
		}
	}
}

// TestOnceURL has the address that leads to the page once asked for by others
// before, by many at once, and again.
func TestOnceURL(t *testing.T) {
	s := New(Options{First: "a b.yaml"})
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}
	h := s.guard("80", http.NotFoundHandler())
	ask := func(method, url string, header map[string]string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), method, url, nil)
		for k, v := range header {
			r.Header.Set(k, v)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	old, once := s.OnceURL(at), s.OnceURL(at)
	if strings.Contains(once, s.token) || len(once) < len("http://127.0.0.1:80/")+22 {
		t.Errorf("the address is %s, and the token %s", once, s.token)
	}
	for name, w := range map[string]*httptest.ResponseRecorder{
		"the one before": ask("GET", old, nil),
		"another":        ask("GET", "http://127.0.0.1:80/"+strings.Repeat("A", len(s.token)), nil),
		"another name":   ask("GET", strings.Replace(once, "127.0.0.1", "example.org", 1), nil),
		"another page":   ask("GET", once, map[string]string{"Sec-Fetch-Site": "cross-site"}),
		"only the head":  ask("HEAD", once, nil),
		"writing":        ask("POST", once, nil),
	} {
		if w.Code != http.StatusForbidden || w.Header().Get("Location") != "" || strings.Contains(w.Body.String(), s.token) {
			t.Errorf("%s: status %d to %q: %s", name, w.Code, w.Header().Get("Location"), w.Body)
		}
	}
	var shown, refused atomic.Int64
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			switch w := ask("GET", once, map[string]string{"Sec-Fetch-Site": "none"}); {
			case w.Code == http.StatusSeeOther && "http://127.0.0.1:80"+w.Header().Get("Location") == s.URL(at):
				shown.Add(1)
			case w.Code == http.StatusForbidden && !strings.Contains(w.Body.String(), s.token):
				refused.Add(1)
			}
		})
	}
	all.Wait()
	if shown.Load() != 1 || refused.Load() != 49 {
		t.Errorf("of 50 who asked %d were shown the page, and %d refused", shown.Load(), refused.Load())
	}
}
