package preview

import (
	"net/http"
	"strings"
	"testing"
)

// TestGuard makes requests as a browser would for the user, for other pages,
// and for one whose name was made to lead here.
func TestGuard(t *testing.T) {
	s := show(t, func(func(string) bool) Reading { return Reading{} })
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
				"Content-Security-Policy":      "default-src 'none'",
				"Referrer-Policy":              "no-referrer",
				"X-Content-Type-Options":       "nosniff",
				"Cross-Origin-Resource-Policy": "same-origin",
			} {
				if got := r.Header.Get(name); !strings.HasPrefix(got, want) {
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
