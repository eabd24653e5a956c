package paint

import (
	"net/url"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
)

// aboutBox returns what a box stands for.
func (p *painter) aboutBox(i int) *About {
	b := &p.Boxes[i]
	about := &About{ID: p.FullID(i), Stage: b.Look.Stage()}
	for _, f := range p.Facts(i) {
		about.Facts = append(about.Facts, Fact(f))
	}
	for _, t := range p.Tags(i) {
		about.Tags = append(about.Tags, Tag(t))
	}
	if b.Look != content.MissingLook || b.Elsewhere {
		about.Link = linkTo(p.link, about.ID)
	}
	return about
}

// linkTo returns the address for an id by the pattern, which may be empty.
func linkTo(pattern, id string) string { return strings.ReplaceAll(pattern, linkID, escapeID(id)) }

// aboutArrow returns what an arrow stands for.
func (p *painter) aboutArrow(a *content.Arrow) *About {
	return &About{
		From: p.FullID(a.From), To: p.FullID(a.To), Words: p.ArrowWords(a),
		Leaves: []int{a.From + 1}, Enters: []int{a.To + 1}, Feedback: a.Kind == content.Feedback,
	}
}

// aboutBroad returns what a broad arrow stands for.
func (p *painter) aboutBroad(b *content.Broad) *About {
	about := &About{From: p.EndID(b.Leaves), To: p.EndID(b.Enters), Words: p.BroadWords(b), Feedback: b.Kind == content.Feedback}
	for _, n := range p.BoxesThatLeave(b) {
		about.Leaves = append(about.Leaves, n+1)
	}
	for _, n := range p.BoxesOf(b.Enters) {
		about.Enters = append(about.Enters, n+1)
	}
	if b.Leaves.Kind == content.TierEnd {
		about.FromStage = p.Tiers[b.Leaves.Index].Look.Stage()
	}
	if b.Enters.Kind == content.TierEnd {
		about.ToStage = p.Tiers[b.Enters.Index].Look.Stage()
	}
	return about
}

// linkID stands for the id of a box in the pattern of addresses of a [Look].
const linkID = "{id}"

// escapeID returns an id with nothing in it that has a meaning in an address.
func escapeID(id string) string { return strings.ReplaceAll(url.QueryEscape(id), "+", "%20") }

// checkLink returns an error for a pattern of addresses that leads nowhere, or that a
// browser would run.
func checkLink(pattern string) error {
	if pattern == "" {
		return nil
	}
	if !strings.Contains(pattern, linkID) {
		return content.NewOptionError("Link", "the address %q is the same for every box; put {id} where the id of the box belongs", pattern)
	}
	u, err := url.Parse(strings.ReplaceAll(pattern, linkID, "x"))
	if err == nil && (u.Scheme == "" || (u.Scheme == "http" || u.Scheme == "https") && u.Host != "") {
		return nil
	}
	return content.NewOptionError("Link", "boxes cannot lead to %q; use an address that begins with https:// or http://, one beside the picture as in pages/{id}.html, or a place in the page as in #{id}", pattern)
}
