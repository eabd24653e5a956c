package render

// callings are what the things of a version are called, by the fields in which
// their ids stand.
type callings map[string]map[string]string

func namesIn(v Version) callings {
	all := callings{}
	add := func(field, id, name string) {
		if all[field] == nil {
			all[field] = map[string]string{}
		}
		if all[field][id] == "" {
			all[field][id] = oneLine(name)
		}
	}
	if v.Framework != nil {
		for o := range v.Framework.All() {
			add("supports", o.ID, quote(oneLine(o.Title)))
			for i := range o.Indicators {
				add("measures", o.Indicators[i].ID, quote(oneLine(o.Indicators[i].Title)))
			}
		}
	}
	if v.Model == nil {
		return all
	}
	for _, p := range v.Model.Partners {
		add("partners", p.ID, p.Name)
	}
	for _, r := range v.Model.Reach {
		add("reach", r.ID, quote(oneLine(r.Title)))
	}
	for _, a := range v.Model.Assumptions {
		add("assumes", a.ID, a.Text)
	}
	for _, r := range v.Model.Risks {
		add("risks", r.ID, quote(oneLine(r.Text)))
	}
	for i := range v.Model.Elements {
		e := &v.Model.Elements[i]
		add("depends-on", e.ID, quote(oneLine(e.Title)))
		add("of", e.ID, quote(oneLine(e.Title)))
	}
	return all
}

// of is what stands in the field, by its name if it is an id.
func (n callings) of(field, value string) string {
	if name := n[field][value]; name != "" {
		return name
	}
	return value
}
