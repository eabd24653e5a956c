package preview

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// fixButtons returns the buttons for the fixes of a finding that change the file alone.
func fixButtons(e *entry, d diag.Diagnostic) (all []fixButton) {
	for i, fix := range d.Fixes {
		if len(fix.Edits) > 0 && !slices.ContainsFunc(fix.Edits, func(x diag.Edit) bool { return x.Pos.File != e.Name }) {
			all = append(all, fixButton{i + 1, prose.UpperFirst(fix.Message)})
		}
	}
	return all
}

// serveFix mends a finding in its file, and then shows the page again. It mends nothing
// where the file is not the one that the page shows any more.
func (s *Server) serveFix(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<10)
	choice, err := choiceOf(r.URL.Query())
	if err != nil {
		http.Error(w, prose.Sentence(err.Error()), http.StatusBadRequest)
		return
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	state := s.files.latest.Load()
	e := state.byName[r.URL.Query().Get("name")]
	if e == nil || e.gone || r.PostFormValue("revision") != state.revision {
		http.Error(w, "The file has changed since the page was shown, so nothing was mended. Go back, reload the page, and try again.", http.StatusConflict)
		return
	}
	fix, ok := e.fix(r.PostFormValue("finding"), r.PostFormValue("fix"))
	if !ok {
		http.Error(w, "There is no such fix.", http.StatusBadRequest)
		return
	}
	after, err := fix.Apply(e.Text)
	if err == nil {
		err = s.options.Write(e.Arg, e.Text, after)
	}
	if err != nil {
		http.Error(w, prose.Sentence(err.Error()), http.StatusConflict)
		return
	}
	w.Header().Set("Location", choice.href(e.Name)+"#findings-heading") // beside this address, of which http.Redirect knows only the end
	w.WriteHeader(http.StatusSeeOther)
}

// fix returns a fix of the file by the numbers of the finding and of the button.
func (e *entry) fix(finding, button string) (diag.Fix, bool) {
	n, err := strconv.Atoi(finding)
	if err != nil || n < 1 || n > len(e.Findings) {
		return diag.Fix{}, false
	}
	d := e.Findings[n-1]
	for _, b := range fixButtons(e, d) {
		if strconv.Itoa(b.Number) == button {
			return d.Fixes[b.Number-1], true
		}
	}
	return diag.Fix{}, false
}
