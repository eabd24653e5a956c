package xlsx

// tableLanguages are the languages of the columns of [table] after the English one, by
// their codes in BCP 47.
var tableLanguages = []string{"cy", "gd", "pl", "ar"}

// rightToLeft are those of them whose sheets begin at the right.
var rightToLeft = []string{"ar"}

// table holds the headings of columns and the names of sheets in other languages. What
// pictures and reports call a thing, it calls it too.
var table = [][5]string{
	// The sheets.
	{"read me", "darllenwch fi", "leugh mi", "przeczytaj", "اقرأني"},
	{"model", "model", "modail", "model", "النموذج"},
	{"elements", "elfennau", "eileamaidean", "elementy", "العناصر"},
	{"links", "dolenni", "ceanglaichean", "powiązania", "الروابط"},
	{"indicators", "dangosyddion", "comharran", "wskaźniki", "المؤشرات"},
	{"values", "gwerthoedd", "luachan", "wartości", "القيم"},
	{"partners", "partneriaid", "com-pàirtichean", "partnerzy", "الشركاء"},
	{"reach", "cyrhaeddiad", "ruigse", "odbiorcy", "الفئات المستهدفة"},
	{"assumptions", "tybiaethau", "barailean", "założenia", "الافتراضات"},
	{"risks", "risgiau", "cunnartan", "ryzyka", "المخاطر"},
	{"groups", "grwpiau", "buidhnean", "grupy", "المجموعات"},
	{"external factors", "ffactorau allanol", "nithean on taobh a-muigh", "czynniki zewnętrzne", "العوامل الخارجية"},
	{"lists", "rhestrau", "liostaichean", "listy", "القوائم"},

	// The model as a whole.
	{"key", "allwedd", "iuchair", "klucz", "المفتاح"},
	{"value", "gwerth", "luach", "wartość", "القيمة"},
	{"what it is", "beth ydyw", "dè th’ ann", "co to jest", "ما هو"},
	{"title", "teitl", "tiotal", "tytuł", "العنوان"},
	{"framework", "fframwaith", "frèam", "ramy rezultatów", "الإطار"},
	{"framework version", "fersiwn y fframwaith", "tionndadh an fhrèama", "wersja ram rezultatów", "إصدار الإطار"},
	{"lang", "iaith", "cànan", "język", "اللغة"},
	{"partnership", "partneriaeth", "com-pàirteachas", "partnerstwo", "الشراكة"},
	{"place", "lle", "àite", "miejsce", "المكان"},
	{"summary", "crynodeb", "geàrr-chunntas", "podsumowanie", "ملخص"},
	{"situation", "sefyllfa", "suidheachadh", "sytuacja", "الوضع"},
	{"source", "ffynhonnell", "tùs", "źródło", "المصدر"},
	{"year-starts", "dechrau’r flwyddyn", "toiseach na bliadhna", "początek roku", "بداية السنة"},
	{"as-at", "fel yr oedd ar", "mar a bha e air", "stan na", "حتى تاريخ"},
	{"headings", "pennawd", "ceann-sgrìobhadh", "nagłówek", "عنوان"},
	{"ignore", "anwybyddu", "leig seachad", "pomiń", "تجاهل"},
	{"same-as", "yr un peth â", "co-ionann ri", "to samo co", "مطابق لـ"},
	{"case-study outline", "astudiaeth achos: amlinelliad", "sgrùdadh-chùise: geàrr-iomradh", "studium przypadku: opis", "دراسة الحالة: نبذة"},
	{"case-study issues", "astudiaeth achos: materion", "sgrùdadh-chùise: cùisean", "studium przypadku: sprawy", "دراسة الحالة: القضايا"},
	{"case-study contact", "astudiaeth achos: cyswllt", "sgrùdadh-chùise: conaltradh", "studium przypadku: kontakt", "دراسة الحالة: للاتصال"},
	{"case-study activity", "astudiaeth achos: gweithgarwch", "sgrùdadh-chùise: gnìomhachd", "studium przypadku: działania", "دراسة الحالة: النشاط"},
	{"case-study evidence", "astudiaeth achos: tystiolaeth", "sgrùdadh-chùise: fianais", "studium przypadku: dowody", "دراسة الحالة: الأدلة"},
	{"case-study added-value", "astudiaeth achos: gwerth ychwanegol", "sgrùdadh-chùise: luach a bharrachd", "studium przypadku: wartość dodana", "دراسة الحالة: القيمة المضافة"},
	{"case-study lessons", "astudiaeth achos: gwersi", "sgrùdadh-chùise: leasanan", "studium przypadku: wnioski", "دراسة الحالة: الدروس"},
	{"case-study other", "astudiaeth achos: arall", "sgrùdadh-chùise: eile", "studium przypadku: inne", "دراسة الحالة: أخرى"},

	// Elements and links.
	{"stage", "cyfnod", "ìre", "etap", "المرحلة"},
	{"id", "dynodydd", "aithnichear", "identyfikator", "المعرّف"},
	{"label", "enw byr", "leubail", "etykieta", "التسمية"},
	{"group", "grŵp", "buidheann", "grupa", "المجموعة"},
	{"kind", "math", "gnè", "rodzaj", "النوع"},
	{"supports", "yn cefnogi", "a’ toirt taic do", "wspiera", "يدعم"},
	{"depends-on", "yn dibynnu ar", "an eisimeil air", "zależy od", "يعتمد على"},
	{"status", "statws", "inbhe", "stan", "الحالة"},
	{"status on", "dyddiad y statws", "ceann-latha na h-inbhe", "data stanu", "تاريخ الحالة"},
	{"status note", "nodyn ar y statws", "nòta mun inbhe", "uwaga o stanie", "ملاحظة عن الحالة"},
	{"illustrative", "enghreifftiol", "mar eisimpleir", "przykładowe", "للتوضيح"},
	{"unintended", "anfwriadol", "gun dùil ris", "niezamierzone", "غير مقصود"},
	{"note", "nodyn", "nòta", "uwaga", "ملاحظة"},
	{"leads-to", "yn arwain at", "a’ leantainn gu", "prowadzi do", "يؤدي إلى"},
	{"from", "o", "bho", "od", "من"},
	{"to", "i", "gu", "do", "إلى"},
	{"because", "oherwydd", "a chionn", "ponieważ", "لأنّ"},
	{"evidence", "tystiolaeth", "fianais", "dowody", "الأدلة"},
	{"evidence source", "ffynhonnell y dystiolaeth", "tùs na fianais", "źródło dowodów", "مصدر الأدلة"},
	{"assumes", "yn tybio", "a’ gabhail ris", "zakłada", "يفترض"},
	{"feedback", "adborth", "fios air ais", "sprzężenie zwrotne", "تغذية راجعة"},

	// Indicators and their values.
	{"of", "elfen", "eileamaid", "element", "العنصر"},
	{"definition", "diffiniad", "mìneachadh", "definicja", "التعريف"},
	{"measures", "yn mesur", "a’ tomhas", "mierzy", "يقيس"},
	{"type", "math o werth", "seòrsa", "typ", "نوع القيمة"},
	{"unit", "uned", "aonad", "jednostka", "الوحدة"},
	{"direction", "cyfeiriad", "comhair", "kierunek", "الاتجاه"},
	{"cumulative", "cronnus", "tionalach", "narastająco", "تراكمي"},
	{"disaggregated-by", "dadansoddiad yn ôl", "sgaradh a rèir", "w podziale na", "مصنّف حسب"},
	{"method", "dull", "modh", "metoda", "الطريقة"},
	{"frequency", "amlder", "tricead", "częstotliwość", "التواتر"},
	{"responsible", "cyfrifol", "an urra", "odpowiedzialny", "المسؤول"},
	{"indicator", "dangosydd", "comharra", "wskaźnik", "المؤشر"},
	{"at-least", "o leiaf", "co-dhiù", "co najmniej", "على الأقل"},
	{"at-most", "ar y mwyaf", "aig a’ char as motha", "co najwyżej", "على الأكثر"},
	{"between", "rhwng", "eadar", "pomiędzy", "بين"},
	{"on", "dyddiad", "ceann-latha", "data", "التاريخ"},
	{"by", "yn ôl", "a rèir", "według", "حسب"},

	// Partners, risks and the like.
	{"name", "enw", "ainm", "nazwa", "الاسم"},
	{"sector", "sector", "roinn", "sektor", "القطاع"},
	{"priority", "blaenoriaeth", "prìomhachas", "priorytet", "الأولوية"},
	{"text", "testun", "teacsa", "tekst", "النص"},
	{"likelihood", "tebygolrwydd", "coltas", "prawdopodobieństwo", "الاحتمال"},
	{"consequence", "effaith", "buaidh", "skutek", "العاقبة"},
	{"mitigation", "lliniaru", "lasachadh", "zaradzenie", "التخفيف"},
	{"affects", "yn effeithio ar", "a’ toirt buaidh air", "wpływa na", "يؤثر في"},

	// What one sheet alone has.
	{"indicator id", "dynodydd y dangosydd", "aithnichear a’ chomharra", "identyfikator wskaźnika", "معرّف المؤشر"},
	{"baseline", "llinell sylfaen", "loidhne-bhunait", "wartość wyjściowa", "خط الأساس"},
	{"target", "targed", "targaid", "wartość docelowa", "القيمة المستهدفة"},
	{"actual", "gwerth gwirioneddol", "fìor luach", "wartość rzeczywista", "القيمة الفعلية"},
	{"baseline date", "dyddiad y llinell sylfaen", "ceann-latha na loidhne-bhunait", "data wartości wyjściowej", "تاريخ خط الأساس"},
	{"target date", "dyddiad y targed", "ceann-latha na targaid", "data wartości docelowej", "تاريخ القيمة المستهدفة"},
	{"actual date", "dyddiad y gwerth gwirioneddol", "ceann-latha an fhìor luach", "data wartości rzeczywistej", "تاريخ القيمة الفعلية"},
}
