package preview

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"

	"github.com/resultschain/resultschain/internal/prose"
)

//go:embed web
var web embed.FS

var templates = template.Must(template.ParseFS(web, "web/*.html"))

// handler answers requests to the server's port.
func (s *Server) handler(port string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", s.serveList)
	mux.HandleFunc("/file", s.serveFile)
	mux.HandleFunc("/events", s.serveEvents)
	if s.options.Write != nil {
		mux.HandleFunc("POST /fix", s.serveFix)
	}
	for _, name := range []string{"shared.css", "style.css", "shared.js", "script.js", "icon.svg"} {
		mux.HandleFunc("/"+name, func(w http.ResponseWriter, r *http.Request) {
			http.ServeFileFS(w, r, web, "web/"+name)
		})
	}
	return s.guard(port, mux)
}

// serveList writes the page with all files.
func (s *Server) serveList(w http.ResponseWriter, r *http.Request) {
	write(w, "list", s.listPage(s.files.latest.Load()))
}

// serveFile writes the page of a file.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	state := s.files.latest.Load()
	e := state.byName[q.Get("name")]
	if e == nil {
		http.Error(w, "There is no model or framework of this name. Go back to the list of files.", http.StatusNotFound)
		return
	}
	choice, err := choiceOf(q)
	if err != nil {
		http.Error(w, prose.Sentence(err.Error()), http.StatusBadRequest)
		return
	}
	page, err := s.filePage(r.Context(), state, e, choice)
	if err != nil { // the browser no longer waits
		http.Error(w, "The picture took too long. Reload the page.", http.StatusServiceUnavailable)
		return
	}
	write(w, "file", page)
}

// write writes a page whole.
func write(w http.ResponseWriter, name string, page any) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name+".html", page); err != nil {
		http.Error(w, "The page was not made: "+err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(b.Bytes()) // an error means that the browser is gone
}
