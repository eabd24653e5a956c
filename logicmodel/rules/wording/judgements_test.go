package wording

import "testing"

// TestJudgements checks each judgement on titles alone. More cases, with
// their reasons, are in ../testdata/wording.
func TestJudgements(t *testing.T) {
	for _, test := range []struct {
		name    string
		of      func(t *Title) bool
		yes, no []string
	}{
		{"SaysWork", (*Title).SaysWork,
			[]string{"Deliver training", "To run workshops", "Training staff", "Setting up a club", "Support carers", "Tackle poverty", "Reduce isolation", "Ensuring children are safe", "We will build a hall",
				"Delivery of advice", "Timely assessment of claims", "Claims are assessed in time", "Carers are provided with advice", "Floods monitored", "The department supports farmers", "Staff respond to calls", "Leaks are addressed", "Paths are well managed", "Support to small firms", "Eligibility is determined in time",
				"Devise and run a campaign", "Findings are issued in time", "Permits are issued in time", "Pension services are delivered by the agency", "The intake process is completed", "Permits are granted", "Members and their families’ wellbeing is supported", "Weeds managed together with farmers", "Rents are monitored by the council", "Defence carries out patrols",
				"Coach and mentor pupils", "Nurse provides first aid", "Toolkit distribution", "Land use planning", "Connect schools to farms"},
			[]string{"Delivery is faster", "Training is easier to reach", "Support staff are more confident", "Setting goals is easier", "Reducing isolation", "Housing", "We", "To", "Ensuring safety is a habit",
				"Crime is reduced", "Forests are protected", "Farmers monitor their soil", "Training delivered", "Access to water", "Funding for bridges", "Timely inspections and compliance of ferries", "Cod stocks are maintained at safe levels", "Records are stored and accessible",
				"More claims are processed", "Claims are processed faster", "Plans are tested, stable and affordable", "Nests are protected by owners", "Choices are supported by evidence", "Trust is maintained", "Needs identified",
				"Officials are held accountable", "Results are delivered", "Citizens are well served", "Whaling is conducted within the law", "Partners gather data", "Departments provide fair service", "Teams manage their stress", "GIS supports growth",
				"Beekeepers are supported", "Involvement of youth", "Permits issued in time", "Standards are established for ships", "Harbours are run in a greener way", "Healthy development of children", "Reaching net zero", "Advance notice of floods", "Target groups", "Complete records", "Billing issues are resolved", "Map users", "Developing countries with more trade", "Policy recommendations for ports", "Ethical lobbying", "Trade and growth of ports"}},
		{"CountsDelivery", (*Title).CountsDelivery,
			[]string{"Number of sessions", "12 workshops", "Leaflets distributed", "Increased number of workshops held", "A plan is in place", "Guidelines are published", "Advice available to tenants",
				"Legal support received", "Loan applications submitted", "Verdicts rendered", "Water permits", "Youth clubs", "Information for carers", "Timely payments to farmers", "Permits issued in time", "Standards are established for ships", "Villas have fire doors in place", "Timely grazing rights granted/renewed by clerks",
				"Licensing and inspection services to the fishing industry", "Testing and advice services for weavers", "Timely refunds to tenants", "Survey findings", "Research results and studies", "Lessons are captured and recorded", "Minutes are archived",
				"Water data is accessible online", "Guidance for carers continues to be available",
				"Villagers screened", "A monthly newsletter reaches 300+ growers", "Regional eye screenings", "Findings shared with crews", "Methods documented", "Foresters attend workshops", "30 sustainable boatyards and 40 jobs created",
				"New knowledge on tides produced and made widely available", "Policy recommendations for ports", "Educational resources available in Welsh"},
			[]string{"Widows receive a pension", "Growers continue to receive loans", "The number of children in care has fallen", "A number of partners", "16-24 year olds", "Trained staff feel safer", "50% of staff trained", "Rats eliminated", "Doctors are available", "Reservists are available for patrols", "Storms are prepared for", "Weavers receive income from sales", "Permits are issued in time", "Ship designs are conceived and tested", "Links established between ports", "Money from donors invested in huts", "Maize planted by farmers", "Elders have rules in place to share water", "Help is available based on need",
				"Crofts pass to younger hands", "Decisions", "Safe routes to school", "Housing is available to newcomers", "Parks are accessible to wheelchair users", "Wolves are captured and tagged", "Funding for shelters is secured", "Care is provided closer to home", "Pupils equipped to sail", "Launch beach-clean campaign", "A total of 90 crews linked to the project fish less", "Old buildings"}},
		{"StatesChange", (*Title).StatesChange,
			[]string{"Increased confidence", "Reduction in loneliness", "Staff more able to help", "Reducing isolation", "Warmer homes", "Parents with better health", "Attendance in class improved", "Interns employed at exit", "Rivers are clean", "Growers coordinate their harvests", "Crime is prevented and addressed", "More girls attend clubs", "Skills are developed", "Barriers to involvement are overcome", "Increased consumption of fruit", "Better sailing opportunities", "Increased use of libraries", "Measurable reduction in poverty", "Stronger national and local government capacity"},
			[]string{"Report on improved services", "Harm reduction kits", "More sessions", "Better lighting", "Improved", "Staff trained in safer lifting", "Visits made", "Reduced fares", "Serious falls", "Judges are trained", "Leaks are addressed", "Shipyard projects remain on budget", "Elders are honoured and supported", "Families attend workshops", "Oslo helps build fair trade", "Bergen manages its harbours", "Rangers have mapped rare nests", "Maps are used to plan repairs", "Exports are promoted", "Claims processing is quick", "Tide data contributes to a register", "Widows receive a timely grant", "Improved toilets"}},
		{"HasTarget", (*Title).HasTarget,
			[]string{"Crime falls by 10%", "Less waste by 2030", "Twenty per cent fewer", "Cut by half", "Fewer deaths by spring 2014", "Obesity halved", "A third fewer smoke", "One in five", "9 out of every 10", "Two hundred homes"},
			[]string{"SOA 5", "The Highland 2030 forum", "Aged 16 to 24", "Under 5s", "COVID-19", "Equality Act 2010", "24/7", "1 to 1 help", "2020 Vision", "The third sector", "The other half of town", "One to one", "The Cultural Quarter", "Safer in street 2", "The 10‑Year Plan for reefs"}},
		{"Changes", func(t *Title) bool { n, _ := t.Changes(); return n > 1 },
			[]string{"Increased trust and reduced isolation", "Reducing crime and increasing confidence", "Fares are cut and staff feel valued", "Rents fall and crime is lower",
				"Debts cleared and incomes raised", "Less stress, better sleep", "Pupils gain skills and find work", "End hunger and improve diets", "Firms are healthy and export more", "Crime falls. Streets are safer", "Advice is available and used", "Maps distributed and widely used", "Fishers are informed and follow the rules"},
			[]string{"Improved physical and mental wellbeing", "More and better jobs", "Longer, healthier lives", "Increased use of safer and better lit paths", "and and and",
				"People find and keep work", "Help and care are there", "People know that fares are low and paths are safe", "As trust grows, people meet", "Parents have work while their children are small",
				"Parents use the schools and nurseries they like", "Faults are found and mended", "People are able to find work and keep it", "Price rises and service cuts are explained", "Clans can visit the coast and spend time on the coast", "Films are preserved and their future assured", "Norway is well represented in boards and teams of firms owned by women",
				"Catches are fully weighed and safely stored", "Tenants are helped to find work and keep it",
				"A helpline is available and supports carers", "Hikers use fire breaks and weight limits", "Norway is heard in boards and events of science clubs supported by the fund", "Guests sleep well and do not smoke", "Farmers are asked by the mayor and are heard", "Laws are fair, clear and protect tenants", "A newsletter reaches 300+ growers with better seed"}},
		{"TwoLevels", func(t *Title) bool { _, ok := t.TwoLevels(); return ok },
			[]string{"Less isolation through sport", "Better health by walking more", "Learn in order to work", "Homes are dry, cutting bills", "Partners work together to reduce crime", "Men walk, which lifts their mood",
				"Firms use research to create jobs", "A network that enables trade", "Ports enable firms to export", "Seed is drought-proof for greater yields", "Lighting ensures that streets are safe", "Entry restricted to protect nests",
				"Services improve yields", "Parks clean the air, supporting their visitors", "Trade is boosted by lower tariffs", "Rents are lowered to stop evictions", "Advice services enabling carers to rest",
				"Tools are used to make maps", "Carers get chances to help them rest", "Visits and inspection schemes contribute to health", "The council supports studies to inform growers",
				"Clear rules reduce disputes", "The annual stock-take improves ordering", "Remediation of old mines reduces lead in the soil", "Court decisions ensure equal treatment", "Applied research produces hardier seed", "Training activities will increase output", "Bicycle lanes help reduce traffic",
				"Loans contribute towards steadier incomes", "The use of apps increases sales", "The tax credit makes it possible to insulate homes", "Stone walls protect wells from floods", "Mapping allows crews to more quickly reach fires", "Growers use forecasts to help them decide", "Guards are hired to protect nests",
				"Paths are kept for the enjoyment of walkers", "Health is protected through effective risk assessment", "Fewer barriers make it easier to export", "Peer mentoring boosts confidence", "Safe paths encourage people to walk",
				"Seniors look after strays to stop them breeding", "Ports are enabled by the availability of cranes", "Provide farmers with boats and tools to increase catches", "Train crews in first aid and rescue to reduce deaths"},
			[]string{"Standards that will reduce waste", "Beds are available to help nurses", "Firms work together in support of rural jobs", "Crews take measures to prevent fires", "Nurses cut the falls that lead to death", "Farms have barns that help crops last", "Used by young people", "Used by housing staff", "By spring", "Through the night", "Fewer deaths due to drugs", "through", "by", "People are able to reduce debt", "Homes, including flats",
				"Care improves, cutting", "to reduce", "Rangers are trained to manage fire", "Pupils have the skills to create jobs", "Seen as fair", "Progress through grades 9 through 12", "Ships are available to carry freight", "Defend ports through cyberspace", "Mayors have the tools to support trade", "Clerks carry out projects to prevent floods", "The charity ensures that farmers have seed", "Choirs helped to engage farmers",
				"Norway increases its exports", "UNESCO reduces poverty", "The sector creates jobs", "Mayors bring people together", "Trees grow taller", "Cooperatives increase sales", "Pupils are supported through primary education", "Mills produce more flour", "The third age brings new friends", "Boats are ready in support of patrols", "Readers access maps that improve safety", "Guards are employed in parks",
				"Nurses use records to inform their care", "Take bold action to reduce waste, halt erosion", "End waste, with all towns aiming to reduce litter", "Boat owners are given chances to learn through clubs", "Ports are enabled by the Harbour Fund", "More readers access maps that improve safety", "Tide data contributes to a national register"}},
		{"NamesPeople", (*Title).NamesPeople,
			[]string{"Staff", "Two youth workers", "Employment specialists", "Staff and volunteers", "Money, premises, volunteers", "A part-time coordinator", "Volunteer time", "Treatment and case management teams", "Health board", "Volunteers from the village", "Team of four"},
			[]string{"Money", "Council funding", "Funding from the council", "Training of workers and contractors", "Grants from clubs and local businesses", "Two funders", "A referral process with schools", "Printers and a projector", "Training programme", "Community hall", "Work to help carers"}},
		{"HasDirection", (*Title).HasDirection,
			[]string{"Improved health", "Partners better connected", "Neighbours know each other"},
			[]string{"Community wellbeing", "Housing", "Employment of young people", "Organisation of care"}},
	} {
		for want, titles := range map[bool][]string{true: test.yes, false: test.no} {
			for _, text := range titles {
				if title := New(text); test.of(&title) != want {
					t.Errorf("%s of %q: got %t", test.name, text, !want)
				}
			}
		}
	}
}

// TestChanges checks how many changes are found, and that they are quoted only
// where it is certain where each ends.
func TestChanges(t *testing.T) {
	for _, test := range []struct {
		title string
		n     int
		parts []string
	}{
		{"Coral is restored, mangroves are protected and incomes rise", 3, []string{"Coral is restored", "mangroves are protected", "incomes rise"}},
		{"Boats are safe and crews and pilots are trained", 2, nil},
		{"Boats are safe and the crews and pilots are well.", 2, []string{"Boats are safe", "the crews and pilots are well"}},
		{"Boats are safe", 0, nil},
	} {
		title := New(test.title)
		n, parts := title.Changes()
		if n != test.n || len(parts) != len(test.parts) {
			t.Errorf("%s: %d changes %q, want %d %q", test.title, n, parts, test.n, test.parts)
			continue
		}
		for i := range parts {
			if parts[i] != test.parts[i] {
				t.Errorf("%s: %q, want %q", test.title, parts, test.parts)
			}
		}
	}
}

// TestKind checks which titles state one kind of change for certain, and of whom.
func TestKind(t *testing.T) {
	for _, test := range []struct {
		title string
		kind  kind
		who   string
		staff bool
	}{
		{"Residents are aware of the clinic", awareness, "residents", false},
		{"Greater awareness of the clinic", awareness, "", false},
		{"Rangers are highly skilled", capacity, "rangers", true},
		{"Skilled rangers", capacity, "rangers", true},
		{"Carers have more confidence", capacity, "carers", false},
		{"Increased confidence of carers", capacity, "", false},
		{"Visitors comply with the rules", practice, "visitors", false},
		{"Families recycle glass", practice, "families", false},
		{"Increased compliance", practice, "", false},
		{"Tenants have better health", conditions, "tenants", false},
		{"Less crime in the village", conditions, "", false},
		{"Families know the way", unknown, "families", false},
		{"Neighbours take part in the café", unknown, "neighbours", false},
		{"Parents are asked", unknown, "parents", false},
		{"Carers have leaflets", unknown, "carers", false},
		{"Deliver training", unknown, "", false},
		{"Workshops held", unknown, "", false},
		{"A better place", unknown, "", false},
	} {
		title := New(test.title)
		if k, who := title.kind(); k != test.kind || who != test.who || title.IsOfStaff() != test.staff {
			t.Errorf("%s: kind %d of %q, staff %t; want %d of %q, %t", test.title, k, who, title.IsOfStaff(), test.kind, test.who, test.staff)
		}
	}
}
