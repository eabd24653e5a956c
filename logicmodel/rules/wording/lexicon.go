package wording

// A tag is a set of the classes that a word may have in a title. One word may
// have several: "support" is a verb of work and a noun.
type tag uint64

const (
	determiner   tag = 1 << iota // the, our, children's
	preposition                  // of, in
	subordinator                 // that, who, how: what follows is a clause of its own
	pronoun                      // they
	conjunction                  // and
	be                           // is, are
	auxiliary                    // a verb that makes a sentence whatever stands before it: is, has, can
	particle                     // or, not
	adverb                       // regularly
	adjective                    // by its ending, or known: affordable, safe
	numeral                      // twelve
	proportion                   // it may give a proportion, by itself or with the words beside it: halved, third
	month                        // of the year, and seasons
	label                        // a noun that a number may follow as its name: level

	place     // where people live: homes
	person    // people, and groups of them: carers
	agent     // who does the work, where the words are about work: department, team
	product   // what work produces: sessions
	condition // what changes in people and places: confidence
	carrier   // a noun that holds what it is followed by: number, level

	comparative // more, fewer, better, safer
	quantity    // a comparative that may stand for a number: more, fewer
	lessening   // it goes down: less, reduce
	changeNoun  // a change as a noun: reduction
	workNoun    // work as a noun: provision

	base     // a form of a verb: increase, has not "to" before it
	third    // increases
	past     // increased, given
	ing      // increasing
	orNoun   // the verb in this form is as often a noun: support, uses
	work     // a verb of what a programme does, of whichever of these four kinds: deliver
	handling // with a matter that it deals with: assess, manage
	giving   // with a service that somebody has of it: provide
	making   // with a thing that is there when it is done: build, publish
	serving  // with people: train, support
	changing // a verb of change: increase
	acting   // a verb of what people and places do and are: use, know
	causing  // a verb between a cause and its effect: enable
	attain   // a verb of people who come to something that they had not: gain

	verb   = base | third | past | ing
	change = changing | comparative | changeNoun
	closed = determiner | preposition | subordinator | pronoun | conjunction | auxiliary | particle | adverb | numeral
)

// verbs holds verbs in their base form, with the forms of their past where these
// are not regular. A "+" doubles the last letter before -ed and -ing. A "~" is a
// verb that is as often a noun.
//
// Verbs of work are those of activities, as NHS Health Scotland and Evaluation
// Support Scotland (guide 1c) list them. Words of change are those of the outcomes
// there: "more", "less", "increased", "reduced".
var verbs = []taggedWords{
	{work, `advocate appoint assist buy,bought celebrate champion~ collaborate convene encourage ensure facilitate feed,fed foster help~ hire~ introduce
		involve lobby mobilise enable nurture procure promote purchase~ recommend signpost stimulate
		streamline target~ acquire`},
	{work | handling, `address~ administer allocate analyse arrange assess audit~ check~ clean~ co-ordinate collate collect combat control~ coordinate
		curate deal,dealt detect determine document~ enforce enter evaluate examine explore gather identify implement inspect investigate maintain manage
		map+~ measure~ monitor~ negotiate operate oversee,oversaw,overseen pilot~ plan+~ preserve prioritise process~ record~ regulate
		repair~ report~ research~ resolve retrieve review~ roll~ run+~,ran schedule~ screen~ supervise survey~ tackle test~ track~ trial~
		update~ upgrade~ validate verify digitise`},
	{work | handling | serving, `fund~ support~ resource~ respond`},
	{work | giving | handling, `carry,carried conduct~ organise undertake,undertook,undertaken`},
	{work | giving, `deliver deploy disburse download~ disseminate distribute give,gave,given grant~ hold,held host~ issue~ launch~ mail offer~ present~ provide render send,sent serve
		submit+ supply~ lend,lent award~`},
	{work | making, `assemble build,built commission~ conceive compile complete create design~ develop draft~ establish form~ formulate generate install invest plant~ post~ prepare
		print~ produce~ publish redesign refurbish regenerate register~ renovate secure~ set+~,set sign~ store~ translate write,wrote,written`},
	{work | serving, `accredit advertise advise befriend brief~ broker~ certify coach~ consult contact~ counsel educate embed+ empower equip+ enrol+ interview~ licence~ license~
		meet~,met mentor~ orient recruit~ reach~ refer+ teach,taught train~ treat~ upskill visit~`},

	{changing, `accelerate advance~ boost~ broaden bridge~ change~ deepen diversify double~ empower enhance expand extend grow,grew,grown heighten improve
		increase~ maximise modernise modify prolong raise restore revitalise rise~,rose,risen strengthen sustain transform treble triple widen
		stabilise narrow~ close~ rehabilitate`},
	{changing | lessening, `abolish alleviate avert avoid curb cut+~,cut decline~ decrease~ deter+ diminish drop+~ ease eliminate end~ eradicate fall~,fell,fallen
		halve remove lessen limit~ lower~ minimise mitigate prevent reduce reverse~ shorten shrink,shrank,shrunk slow~ tackle weaken worsen`},

	{work | acting, `adopt conserve engage inform protect safeguard steward~`},
	{acting, `abide accept act~ adapt address~ adhere afford agree align allow apply appreciate approve ask attend attract avoid balance~ behave believe belong benefit~ bid,bid book~ breathe
		bring,brought care~ cause~ change~ come,came comply consider consume continue contribute cook~ cooperate cope cost~ cover~
		cycle~ decide demonstrate depend disagree discuss drink~,drank,drunk drive~,drove,driven earn eat,ate,eaten endorse
		enjoy exercise~ exist expect experience~ explore express face~ feel~,felt flourish flow~ focus~ follow fulfil+ fulfill function~ go,went,gone
		govern guide~ have,had hear,heard include influence~ innovate integrate interact inspire justify keep,kept know,knew,known lack~ lead~,led
		learn leave~,left leverage~ lie like~ live~ look~ lose,lost love~ make,made match~ matter~ mean~,meant meet,met model~
		need~ open~ oppose own participate pay~,paid play~ possess practise prefer+ prepare progress~ pursue rate~ read,read recognise reach~
		realise reflect regard~ rely remain represent respect~ rest~ result~ reuse~ save say,said see,saw,seen seek,sought seem
		sell,sold share~ shop+~ show~,shown sleep~,slept smoke~ socialise speak,spoke,spoken spend,spent stand~ stay stop+~ struggle~
		study~ succeed suffer take,took,taken talk~ tell,told tend think,thought thrive travel+~ trust~ turn~ understand,understood use~ value~ view~ volunteer~ vote~
		assume cancel capture~ cease charge~ claim~ climb combine command~ complain conclude confirm confront connect construct contain convert correct count~ cross~ defeat defend
		define delay~ demand~ deny describe deserve destroy disagree discover display~ displace dispute~ disrupt divide dominate donate draw,drew,drawn dress~ emerge emit enrich escape~
		estimate~ evolve exceed exchange~ exclude execute exploit export~ expose fail fight~,fought fill finish~ fit+~ fix flee,fled force~ handle happen harvest~ heal import~
		impose increase~ inherit initiate injure insure instil+ instill incorporate instruct intend interpret invent invite isolate judge~ last link~ listen locate lock~ marry merge migrate miss mix~
		motivate notice~ occur overcome,overcame outperform persuade pollute proceed profit~ propose prosper prove ratify react rebuild,rebuilt reconcile recycle reject
		relate relax release~ relocate renew rent~ replace replicate request~ require rescue~ reside retain resign resist restrict resume retire retrain reveal revise ride~,rode,ridden risk~
		satisfy search~ select separate settle shift~ sing,sang,sung sit+,sat solve specialise spread~,spread stick~,stuck swim+~,swam,swum switch~ trade~
		transfer+~ trigger~ unite urge~ vary obey observe permit+~ prohibit punish reassure refrain refuse reinforce relieve reproduce reshape revive reward~ scale~ shelter~ shield~ simplify strive,strove
		survive tolerate trap+~ undergo,underwent undermine underpin unlock uphold,upheld utilise vaccinate violate warn waste~ wish~ withdraw,withdrew,withdrawn wait~ walk~ want wear welcome~ win,won work~ worry~`},
	{causing, `allow boost~ bring,brought create ease enable facilitate foster free~ give,gave,given help~ keep,kept leave~,left let+,let lift~ make,made save`},
	{acting | attain, `access~ employ house~ settle achieve attain become,became,become begin,began,begun enter find,found gain~ get+,got graduate~ join move~ obtain quit receive recover
		return~ start~`},
}

// lexicon holds the other words, and every form of the verbs.
var lexicon = compile([]taggedWords{
	{workNoun, `adjudication administration advocacy conduct delivery facilitation fundraising implementation issuance staffing maintenance mediation
		outreach oversight processing procurement provision supervision`},

	// Products and units of service, as in the output columns of the guidance.
	{product, nouns(`advert agreement ambulance app appointment audit bin blog booklet briefing
		brochure bus café cafe camp campaign centre certificate chart checklist class clinic
		club conference consultation contract course curriculum database demonstration directory display document drama email
		event exhibition facility factsheet fact-sheet fair festival film flyer form forum framework fund garden grant group
		guide guideline handbook handout health-check hour hub
		inspection interview kit leaflet lesson letter library licence license manual map meal meeting menu mechanism module network newsletter
		open-day pack package pamphlet panel pass path pathway payment permit picnic placement plan platform playground podcast policy portal
		post poster procedure process product programme program project protocol publication questionnaire ramp record
		referral register registry report resource route scheme seminar service session sheet shelter show sign site standard strategy survey
		system talk tasting template ticket timetable tool toolkit tour trip university video visit voucher walk webinar
		website workbook workshop`) + ` activities advice area areas assistance curricula data day days equipment funding guidance
		hall halls information infrastructure insulation kitchen kitchens lighting literature
		material materials newspaper office research rooms room signage software training`},

	{person, nouns(`adult apprentice audience baby band boy builder business canadian carer child citizen client
		clinician colleague community company consumer councillor customer doctor driver
		elder employee employer enterprise entrepreneur ethnic-minority family farmer father firm fisher girl graduate grandparent
		guest household householder immigrant individual infant inmate inhabitant intern investor
		jobseeker landholder landlord learner lecturer manager member mentor migrant
		mother nation neighbour newcomer nurse offender owner parent
		participant passenger patient pensioner practitioner prisoner producer professional
		provider publican publisher pupil refugee relative resident
		school-leaver senior shopkeeper sibling smoker stakeholder student taxpayer teacher tenant
		teenager toddler tourist trader trainee traveller user veteran victim villager visitor
		volunteer voter walker worker youngster`) + ` children everyone everybody
		men people peoples police women workforce youth over-75s school schools service-users public leader leaders trainer trainers
		partnership organisation organisations`},
	{person | agent, nouns(`officer partner ranger team`) + ` staff`},
	{agent, nouns(`agency authority board charity branch bureau committee council department directorate government institution ministry
		office programme program project regulator secretariat tribunal unit`)},

	// The things that change in the outcomes chain used in Scotland, from
	// reactions and awareness to the condition of people and places.
	{place, nouns(`air beach building city coast country ecosystem environment estate farm fishery forest habitat home house lake land landscape neighbourhood ocean park place reef river road sea soil species street town village wetland workplace`) + ` countryside farmland nature wildlife`},
	{condition, `absences abuse access accidents achievement admissions alcohol-related anxiety applications arrears arrests aspiration aspirations
		attainment attitudes behaviour benefits behaviours belief beliefs belonging bills breaches bullying burglaries carbon casualties
		cohesion collisions complaints congestion commitment concentration connections consensus convictions coping crime crimes cruelty deaths
		delays demand debt debts depression diet diets discrimination disorder distress drinking drug-use earnings eating emissions
		employment empowerment energy engagement esteem evictions exclusion exclusions falls fear fly-tipping food gambling graffiti harm health hope
		hunger inclusion income incomes inequalities injuries injury insight integration involvement isolation jobs knowledge life litter lives
		mood morale motivation noise nutrition offences offending overcrowding outlook participation peace perceptions pollution poverty
		practice practices prejudice pride racism queues readmissions reconvictions reoffending recidivism relapse reputation respect
		risk-taking safety satisfaction self-belief self-care self-esteem self-worth skill skills sleep smoking stigma strain stress
		suicide suicides support-networks traffic trust truancy turnout turnover understanding unemployment vandalism waits waste water wealth
		well-being wellbeing yields`},
	{carrier, `feeling feelings frequency incidence level levels number numbers
		prevalence quality rate rates sense uptake take-up use`},

	{changeNoun, `alleviation change changes cut decline decrease doubling
		de-escalation drop elimination enhancement end eradication expansion fall
		growth improvement improvements increase increases prevention
		progress recovery reduction reductions restoration rise shift strengthening
		transition uplift upturn reversal`},
	{comparative | quantity, `more`},
	{comparative | quantity | lessening, `fewer less`},
	{comparative, `better bigger brighter broader calmer cheaper cleaner clearer closer cooler deeper
		easier fairer faster fitter fresher fuller greater greener higher kinder larger
		longer nearer prouder quicker quieter readier richer safer smarter smoother softer
		sooner steadier stronger thinner tidier tougher warmer wider wiser younger`},
	{comparative | lessening, `lower later lesser poorer rarer shorter slower smaller
		weaker worse`},

	{auxiliary | be, `are be is was were been being am`},
	{auxiliary, `cannot can could do does don't did had has have having may might must shall should will would`},
	{determiner, `a all an any both each every her his its many most
		my no our some several that's the their these this those your`},
	{preposition, `about across after against along alongside amid among
		amongst around as at before behind below beneath beside between beyond by during
		for from in inside into near of off on onto outside over per
		since than through throughout till toward towards under until upon via
		with within without`},
	{particle, `or nor not also only to such`},
	{adjective, `able aware clean close common complete direct equal express fair free happy healthy hopeful independent involved narrow open proud ready safe secure separate skilled slow sociable stable
		sure upbeat well willing`},
	{adverb, `early often together`},
	{subordinator, `because how if so that unless what when whenever where whereby wherever whether which while
		who whom whose why`},
	{pronoun, `he i it she them they us we you`},
	{conjunction, `and plus`},

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
})
