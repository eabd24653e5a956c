package logicmodel

import "github.com/resultschain/resultschain/diag"

var nearDuplicate = &Rule{
	Code: "LM092", Name: "near-duplicate", Class: Structural, Severity: diag.Warning,
	Doc: `Two elements of one stage have the same title, but for case, space and punctuation.

They are probably one element that was written twice. Keep one and lead both chains through it, or say in the titles what is different.`,
	local: true,
	Run: func(p *Pass) {
		if p.run.titles == nil {
			p.run.titles = make(map[uint64]int32, len(p.Model.Elements))
		}
		for i, e := range p.elements() {
			const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
			hash := uint64(offset)
			folded(e.Title, func(r rune) { hash = (hash ^ uint64(r)) * prime })
			if hash == offset { // nothing in it counts
				continue
			}
			hash = (hash ^ uint64(e.Stage)) * prime
			k, ok := p.run.titles[hash]
			if !ok {
				p.run.titles[hash] = int32(i)
				continue
			}
			f := &p.Model.Elements[k]
			if f.Stage != e.Stage || fold(f.Title) != fold(e.Title) { // two texts of one hash
				continue
			}
			d := p.Reportf(e.TitlePos, e, "the %s %s has the same title; keep one of the two, or say what is different", f.Stage.Noun(), q(f.ID))
			related(d, f.TitlePos, "the first one is here")
		}
	},
}
