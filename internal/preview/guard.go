package preview

import (
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
)

// guard lets through only requests that read, or mend if that is allowed, to this machine by its own name, with the token in the path, and not
// from pages of other servers. A request with the ticket of [Server.OnceURL] is redirected to the address with the
// token, once.
//
// The token is in the path and in no cookie: a browser would send the cookie
// of 127.0.0.1 to every other port of this machine too.
func (s *Server) guard(port string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		forms, referrer := "'none'", "no-referrer"
		if s.options.Write != nil {
			forms, referrer = "'self'", "same-origin" // without which a browser does not say where a form comes from
		}
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action "+forms+"; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", referrer)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		token, _, inside := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		switch {
		case !isHere(r.Host, port):
			http.Error(w, "This page is shown at 127.0.0.1 only.", http.StatusForbidden)
		case !isFromHere(r):
			http.Error(w, "This page does not answer to other pages. Copy its address into the address bar.", http.StatusForbidden)
		case r.Method == http.MethodGet && s.redeemTicket(token):
			http.Redirect(w, r, s.path(), http.StatusSeeOther)
		case subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) != 1:
			http.Error(w, "This page is shown only at the whole address that “resultschain preview” printed when it started. Copy that into the address bar.", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead && (r.Method != http.MethodPost || s.options.Write == nil):
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "This page can only be read.", http.StatusMethodNotAllowed)
		case !inside: // the slash at the end was left out
			http.Redirect(w, r, s.path(), http.StatusSeeOther)
		default:
			http.StripPrefix("/"+token, next).ServeHTTP(w, r)
		}
	})
}

// redeemTicket reports whether the text is the ticket, which it then uses up.
func (s *Server) redeemTicket(ticket string) bool {
	current := s.ticket.Load()
	return current != nil && subtle.ConstantTimeCompare([]byte(ticket), []byte(*current)) == 1 && s.ticket.CompareAndSwap(current, nil)
}

// isHere reports whether the host in the request is this machine by its own name.
// Another name may lead here too, so that its pages could read from here (DNS
// rebinding).
func isHere(host, port string) bool {
	name, p, err := net.SplitHostPort(host)
	if err != nil {
		name, p = host, "80"
	}
	return p == port && (name == "127.0.0.1" || strings.EqualFold(name, "localhost"))
}

// isFromHere reports whether the request comes from the user or from a page of
// this server, as far as the browser reports that. Pages at other ports of this
// machine belong to the same site, but not to this server.
func isFromHere(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	return origin == "" || origin == "http://"+r.Host
}
