package wording

import "strings"

// A tag is a set of the classes that a word may have in the title of an element.
// One word may have several: "support" is both work and a thing that people have.
type tag uint32

const (
	doing        tag = 1 << iota // work in the imperative, and nothing else: deliver
	doingOrNoun                  // work in the imperative, or a noun: support
	doingIng                     // work in its -ing form: delivering
	doingIngNoun                 // the same, or a noun: training
	done                         // work as done: delivered
	light                        // work that adds nothing to its object: deliver, deliver-ed, -ing
	product                      // what work produces: sessions
	person                       // people, and groups of them: carers
	condition                    // what changes in people and places: confidence
	changed                      // a change as a participle: increased
	changing                     // a change as a verb with its subject before it: falls
	changeVerb                   // a change in the imperative: increase
	changeIng                    // the same in its -ing form: reducing
	changeNoun                   // a change as a noun: reduction
	comparative                  // more, fewer, better, safer
	quantity                     // a comparative that may stand for a number: more, fewer
	lessening                    // a comparative that goes down: less
	finite                       // a verb that makes a sentence: are, feel
	verbOrNoun                   // the same, or a noun: use
	determiner                   // the, our, children's
	preposition                  // of, in
	subordinator                 // that, who, how: what follows is a clause of its own
	pronoun                      // they
	conjunction                  // and
	filler                       // says nothing by itself
	numeral                      // twelve
	label                        // a noun that a number may follow as its name: level
	month                        // of the year, and seasons
	channel                      // a word before "by" or "through" that makes it an agent or a way in: used, provided
	joiner                       // it may join a cause and an effect, by itself or with the words after it: through
	carrier                      // a noun that holds what it is followed by: number, level
	proportion                   // it may give a proportion, by itself or with the words beside it: halved, third

	change = changed | changing | changeNoun | comparative
	verb   = finite | verbOrNoun
)

// lexicon holds the words that the wording rules know, with their tags.
//
// Where a list names no source, its words were collected from the guidance
// that the rules name and from the real statements in testdata/wording. British
// spelling; [tagOf] also finds the American.
var lexicon = compile([]taggedWords{
	// Words for activities in logic models: NHS Health Scotland and Evaluation
	// Support Scotland (guide 1c) list such verbs as what a project does.
	{doing, `address advertise allocate advise advocate appoint arrange assist befriend buy carry
		celebrate co-ordinate collaborate collate compile convene coordinate consult create deliver deploy develop disseminate
		distribute educate embed employ empower enable encourage engage ensure equip establish
		evaluate explore facilitate feed foster gather give hire hold identify implement inform
		install introduce invest investigate involve lobby mobilise nurture organise prepare
		produce promote protect provide publish purchase redesign refurbish regenerate renovate roll
		safeguard set signpost stimulate streamline tackle teach undertake upgrade upskill`},
	{doingOrNoun, `audit broker build campaign champion coach commission conduct
		contact counsel design fund help host issue launch map meet mentor monitor
		offer pilot plan recruit report research review run screen
		staff support survey target test train trial visit work`},
	{doingIng, `addressing advertising advising advocating appointing arranging assisting befriending
		bringing buying carrying celebrating championing co-ordinating collaborating collating compiling gathering mobilising redesigning
		regenerating stimulating streamlining upgrading upskilling coordinating commissioning consulting convening creating
		delivering deploying developing disseminating distributing
		educating embedding employing empowering enabling encouraging ensuring equipping establishing
		evaluating facilitating fostering giving helping hiring holding hosting
		identifying implementing informing installing introducing investing
		investigating involving launching lobbying nurturing offering organising
		piloting preparing producing promoting protecting providing publishing
		purchasing recruiting refurbishing renovating rolling
		safeguarding signposting supporting tackling undertaking`},
	{doingIngNoun, `building coaching counselling designing engaging funding
		mapping mentoring monitoring planning raising researching running
		screening setting teaching training working`},
	{done, `advertised advised appointed arranged assessed attended audited awarded
		booked built carried circulated commissioned completed conducted
		consulted contacted created delivered developed disseminated
		displayed distributed downloaded drafted established fitted formed funded given held
		hired hosted installed issued launched mentored offered
		organised piloted planned posted prepared printed produced provided
		published purchased recruited refurbished returned run screened
		sent served set signed supplied taught tested trained translated undertaken viewed visited
		written`},
	{light, `arrange arranged arranging carried carry carrying conduct
		conducted conducting deliver delivered delivering delivery
		give given giving held hold holding host hosted hosting offer offered
		offering organise organised organising provide provided providing
		provision run running set undertake undertaken undertaking out up`},

	// Products and units of service, as in the output columns of the guidance.
	{product, nouns(`advert app appointment audit bin blog booklet briefing
		brochure bus café cafe campaign camp centre checklist chart class clinic
		club conference consultation course curriculum database demonstration
		directory display drama email event exhibition fair festival film
		fact-sheet factsheet flyer fund form forum garden grant group
		guide guideline handbook handout health-check hour hub
		interview inspection kit leaflet lesson letter library map meal meeting
		menu newsletter network open-day pack package pamphlet panel pass path
		pathway picnic place plan playground podcast policy post poster
		programme project protocol publication questionnaire ramp record referral
		register report resource route scheme seminar service session sheet
		shelter show sign site strategy survey talk tasting template ticket
		timetable toolkit tool tour trip video visit voucher walk webinar
		website workbook workshop`) + ` activities advice area areas assistance curricula days day equipment guidance
		hall halls information insulation kitchen kitchens lighting literature
		material materials newspaper office research rooms room signage software training`},

	{person, nouns(`adult apprentice baby band boy builder carer citizen client
		clinician colleague community councillor customer doctor driver
		employee employer ethnic-minority family farmer father girl graduate grandparent
		guest household householder individual infant inmate inhabitant
		jobseeker landlord learner lecturer leader manager member mentor migrant
		mother neighbour newcomer nurse offender officer owner parent
		participant partner patient pensioner practitioner prisoner professional
		provider publican publisher pupil refugee relative resident
		school-leaver shopkeeper sibling smoker student teacher team tenant
		teenager toddler trader trainee trainer user victim villager visitor
		volunteer volunteer walker worker youngster`) + ` children everyone everybody
		men people police staff women workforce youth over-75s 
		partnership agencies agency organisation organisations school
		schools service-users`},

	// The things that change in the outcomes chain used in Scotland, from
	// reactions and awareness to the condition of people and places.
	{condition, `ability activity absence absences abuse acceptance accidents achievement
		admissions alcohol-related anxiety applications arrears arrests aspiration aspirations attainment
		attendance attitudes awareness behaviour behaviours belief
		beliefs belonging bills breaches bullying burglaries capability capacity carbon casualties cohesion collisions
		complaints congestion 		commitment concentration confidence connectedness connections control
		convictions coping crime crimes cruelty deaths delays demand debt debts dependence dependency
		depression diet diets discrimination disorder distress drinking drug-use
		earnings eating emissions employability employment empowerment
		engagement esteem evictions exclusion exclusions falls fear fitness fly-tipping friendships
		gambling graffiti happiness harm health homelessness hope hunger illness
		inactivity inclusion income incomes independence inequalities inequality
		injuries injury insight integration involvement isolation knowledge life
		literacy litter lives loneliness mobility mood morale motivation
		noise numeracy nutrition obesity offences offending overcrowding outlook participation perceptions
		pollution poverty practice practices prejudice pride productivity
		racism queues readiness readmissions reconvictions reoffending recidivism relationships relapse
		reputation resilience respect responsibility risk-taking
		safety satisfaction self-belief self-care self-confidence self-esteem
		self-worth skill skills sleep smoking stigma strain stress suicide suicides
		support-networks tolerance traffic trust truancy turnout turnover understanding unemployment
		vandalism violence waits waste well-being wellbeing wellness`},
	{carrier, `feeling feelings frequency incidence level levels number numbers
		prevalence quality rate rates sense uptake take-up use`},

	// Words of change, as outcomes are worded in the guidance: Evaluation
	// Support Scotland asks for "more", "less", "increased", "reduced".
	{changed, `abolished accelerated alleviated averted avoided boosted changed curbed cut declining decreased deepened diminished
		doubled eased eliminated empowered ended enhanced eradicated expanded fallen falling grown
		halved heightened improved increased lessened lowered maximised minimised mitigated
		narrowed prevented prolonged raised reduced restored reversed risen
		shortened slowed stabilised strengthened sustained rising shrinking tackled transformed
		widened worsened`},
	{changing, `decreases declines doubles drops falls grows improves increases reduces
		rises shrinks strengthens trebles triples lessens narrows`},
	{changeVerb, `boost cut decrease eliminate end enhance eradicate expand improve
		increase lessen minimise narrow prevent raise reduce reverse
		strengthen widen`},
	{changeIng, `boosting cutting decreasing eliminating ending enhancing eradicating
		expanding improving increasing lessening lowering minimising narrowing
		preventing raising reducing reversing strengthening widening`},
	{changeNoun, `alleviation change changes cut decline decrease doubling
		de-escalation drop elimination enhancement end eradication expansion fall
		growth improvement improvements increase increases prevention
		progress recovery reduction reductions rise shift strengthening
		transition uplift upturn`},
	{comparative | quantity, `more`},
	{comparative | quantity | lessening, `fewer less`},
	{comparative, `better cheaper cleaner clearer closer cooler deeper
		easier fairer faster fitter fresher fuller greater greener higher kinder
		longer nearer quicker quieter readier richer safer smarter smoother softer
		sooner steadier stronger thinner tidier warmer wider wiser younger
		calmer brighter broader bigger larger prouder tougher`},
	{comparative | lessening, `lower later lesser poorer rarer shorter slower smaller
		weaker worse`},

	{finite, `accept accepts achieve achieves act acts adapt adapts adopt adopts allow allows are attend attends
		be become becomes been begin begins believe believes belong belongs breathe
		breathes bring brings can cannot choose chooses come comes continue continues
		contribute contributes cook cooks cope copes could depend depends do does don't eat eats
		enjoy enjoys enter enters expect express feel feels find finds flourish follow
		follows gain gains get gets give gives go goes grow had has have join joins
		is keep keeps know knows learn learns leave leaves like live look looks
		make makes manage manages match matches may meet meets might must need
		own pay pays participate participates receive receives recognise recognises recover recovers
		reflect reflects remain remains respond responds return returns
		reach reaches realise say says see sees seek seeks seem seems shall
		shape shapes shop should slow slows speak speaks spend spends start starts stay stays take takes tell tells
		thrive thrives think trust understand understands
		value want wants was were will would`},
	{verbOrNoun, `access benefit care change cycle drink drinks exercise help
		lead play plays progress read report respect rest save share sleep smoke socialise
		study support talk travel turn use uses visit vote walk walks
		work works move moves volunteer feel`},

	{determiner | filler, `a all an any both each every her his its many most
		my no our some several such that's the their these this those your`},
	{preposition | filler, `about across after against along alongside amid among
		amongst around as at before behind below beneath beside between beyond by during
		for from in inside into near of off on onto outside over per
		since than through throughout till toward towards under until upon via
		with within without`},
	{filler, `also am are be been being has had have is it not or to together us was we
		were will who that which there`},
	{subordinator, `because how if so that unless what when whenever where whereby wherever whether which while
		who whom whose why`},
	{pronoun | filler, `he i it she them they us we you`},
	{conjunction | filler, `and plus`},

	{joiner, `as because by contributes contributing due hence in lead leading leads result
		resulting results so thanks thereby therefore through thus via`},

	{numeral, `two three four five six seven eight nine ten eleven twelve
		thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
		thirty forty fifty sixty seventy eighty ninety hundred thousand million
		dozen half`},
	{proportion, `one halved halving doubled doubles doubling trebled trebles tripled triples tripling quadrupled twofold
		threefold fourfold fivefold tenfold twice times third thirds quarter quarters
		fifth fifths tenth tenths two-thirds three-quarters two-fifths three-fifths
		four-fifths`},
	{label, `act age aged ages agenda area article band category chapter class
		form game games goal grade group key level levels local no objective
		option outcome part phase pillar priority primary room route scqf
		secondary section size soa stage step strand svq nvq theme tier type
		types unit vision ward year years zone`},
	{month, `january february march april may june july august september october
		november december spring summer autumn winter`},
	{channel, `accessed available caused cared completed contacted delivered
		described found funded heard held led made offered owned produced provided
		referred reported run running seen sold taught understood use used uses uptake
		valued visited`},
})

// A taggedWords holds words with a tag, separated by white space.
type taggedWords struct {
	tag   tag
	words string
}

func compile(lists []taggedWords) map[string]tag {
	all := map[string]tag{}
	for _, l := range lists {
		for w := range strings.FieldsSeq(l.words) {
			all[w] |= l.tag
		}
	}
	return all
}

// nouns returns the words and their plurals.
func nouns(words string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(words) {
		b.WriteString(w)
		b.WriteByte(' ')
		switch {
		case strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "ay") && !strings.HasSuffix(w, "ey") && !strings.HasSuffix(w, "oy"):
			b.WriteString(w[:len(w)-1] + "ies")
		case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "x"):
			b.WriteString(w + "es")
		default:
			b.WriteString(w + "s")
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// tagOf returns the tag of a word in lower case. It knows more words than the
// lexicon: American spellings, compounds by their last part, comparatives in
// -ier, and nouns such as "de-stigmatisation".
func tagOf(w string) tag {
	if t, ok := lexicon[w]; ok {
		return t
	}
	if i := indexIZ(w); i > 0 {
		if t, ok := lexicon[w[:i]+"is"+w[i+2:]]; ok {
			return t
		}
	}
	if i := strings.LastIndexByte(w, '\''); i > 0 { // children's
		return determiner
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 {
		if strings.HasPrefix(w, "de-") && strings.HasSuffix(w, "ation") {
			return changeNoun
		}
		return lexicon[w[i+1:]] & (product | person | condition)
	}
	switch {
	case strings.HasSuffix(w, "ness") && !strings.HasSuffix(w, "business") && len(w) > 7, strings.HasSuffix(w, "ships"):
		return condition
	case strings.HasSuffix(w, "ier") && !notComparative[w] && len(w) > 4:
		return comparative
	}
	return 0
}

// indexIZ returns the index of "iz" in a word, or -1; most have no z.
func indexIZ(w string) int {
	if strings.IndexByte(w, 'z') < 0 {
		return -1
	}
	return strings.Index(w, "iz")
}

// notComparative holds words in -ier that are not comparatives.
var notComparative = map[string]bool{
	"barrier": true, "carrier": true, "cashier": true, "courier": true, "dossier": true,
	"frontier": true, "glacier": true, "premier": true, "soldier": true, "supplier": true,
}
