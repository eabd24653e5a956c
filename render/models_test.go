package render

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// testModels returns models that are hard to draw, by name.
func testModels() map[string]*logicmodel.Model {
	models := map[string]*logicmodel.Model{
		"one element":   {ID: "m", Title: "One", Elements: []logicmodel.Element{{ID: "a", Title: "A", Stage: logicmodel.Activity}}},
		"hostile texts": hostileModel(),
		"scripts":       scriptsModel(),
		"long texts":    longTextModel(),
		"feedback":      feedbackModel(),
		"undefined":     undefinedModel(),
	}
	for _, n := range []int{12, 30, 60} {
		models[fmt.Sprintf("random %d", n)] = randomModel(n, uint64(n))
	}
	return models
}

// chainOf returns a model with an element for each text, each leading to the next.
func chainOf(title string, texts ...string) *logicmodel.Model {
	m := &logicmodel.Model{ID: "m", Title: title}
	stages := outcomes.Stages()[1:] // no inputs
	for i, text := range texts {
		e := logicmodel.Element{ID: fmt.Sprint("e", i), Title: text, Stage: stages[min(i, len(stages)-1)]}
		if i+1 < len(texts) {
			e.LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: fmt.Sprint("e", i+1)}}}
		}
		m.Elements = append(m.Elements, e)
	}
	return m
}

// hostileTexts would break out of DOT, HTML or XML if they were not escaped.
var hostileTexts = []string{
	`"quoted" and 'single'`, `back\slash \N \l \n`, `<script>alert(1)</script>`, `&amp; &lt; & <b>bold</b>`,
	`]]> --> <![CDATA[ <!DOCTYPE x>`, "line\nbreak\ttab", `javascript:alert(1)`, `${x} {{y}} %s %d`, `label"]; n0 -> n1 [`,
}

func hostileModel() *logicmodel.Model {
	return chainOf(`Title with <script>alert("x")</script> & "quotes" \N`, hostileTexts...)
}

func scriptsModel() *logicmodel.Model {
	return chainOf("Ann an iomadh sgrìobhadh – 많은 文字",
		"Barrachd fheàrr air slàinte inntinn anns a’ choimhearsnachd",
		"Zwiększona świadomość społeczności lokalnej",
		"تحسين الصحة النفسية والرفاهية في المجتمع المحلي",
		"我们的人民将改善身心健康并且更加了解社区服务",
		"👩‍👩‍👧‍👦 Families 🏴󠁧󠁢󠁳󠁣󠁴󠁿 enjoy ❤️ their neighbourhood",
		"Повышение осведомлённости")
}

func longTextModel() *logicmodel.Model {
	return chainOf(strings.Repeat("A long title that goes on ", 16),
		strings.Repeat("word ", 20000),
		strings.Repeat("x", 100000),
		"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
		strings.Repeat("我", 300),
		"short",
		strings.Repeat("W", 100))
}

func feedbackModel() *logicmodel.Model {
	m := chainOf("Feedback", "Work", "Product", "Soon", "Later", "At last", "The end")
	m.Elements[4].LeadsTo = append(m.Elements[4].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "e0"}, Feedback: true}, logicmodel.Link{To: logicmodel.Ref{ID: "e3"}, Feedback: true})
	m.Elements[5].LeadsTo = append(m.Elements[5].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "e1"}, Feedback: true, Illustrative: true})
	m.Elements[2].Illustrative = true
	return m
}

func undefinedModel() *logicmodel.Model {
	m := chainOf("Undefined", "Work", "Product", "Change")
	m.Elements[1].LeadsTo = append(m.Elements[1].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "nowhere"}})
	m.Elements[2].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "e0"}}, {To: logicmodel.Ref{ID: "e2"}}, {To: logicmodel.Ref{ID: "nowhere"}}}
	m.Elements[2].Supports = []logicmodel.Ref{{ID: "NO6"}, {ID: "NO6"}}
	return m
}

// randomModel has about n elements in five stages and an end state, with links
// that skip stages, stay in one or run back.
func randomModel(n int, seed uint64) *logicmodel.Model {
	r := rand.New(rand.NewPCG(seed, 1))
	words := strings.Fields("increased awareness of mental wellbeing in the community improved capacity local partners reduced isolation young people families sessions training")
	m := &logicmodel.Model{ID: "random", Title: "A random model"}
	var byStage [6][]int
	for s, stage := range outcomes.Stages()[1:] { // no inputs
		per := max(n/5, 1)
		if stage == logicmodel.EndState {
			per = 1
		}
		for range per {
			var text []string
			for range 2 + r.IntN(12) {
				text = append(text, words[r.IntN(len(words))])
			}
			byStage[s] = append(byStage[s], len(m.Elements))
			m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("e", len(m.Elements)), Title: strings.Join(text, " "), Stage: stage})
		}
	}
	link := func(from, stage int, feedback bool) {
		to := byStage[stage][r.IntN(len(byStage[stage]))]
		if to != from {
			m.Elements[from].LeadsTo = append(m.Elements[from].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: m.Elements[to].ID}, Feedback: feedback})
		}
	}
	for s := range 5 {
		for _, e := range byStage[s] {
			link(e, s+1, false)
			switch r.IntN(8) {
			case 0:
				link(e, s+r.IntN(6-s), false)
			case 1:
				link(e, r.IntN(s+1), true)
			case 2:
				link(e, s, false)
			}
		}
	}
	return m
}
