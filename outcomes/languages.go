package outcomes

// A language holds the headings of the stages in a language.
type language struct {
	stages   [EndState + 1]string
	outcomes string // over outcomes without terms
}

// languages holds the languages beside English, which stands in the table of
// stages, by their codes in BCP 47.
var languages = map[string]language{
	"ar": {[...]string{
		Input: "المدخلات", Activity: "الأنشطة", Output: "المخرجات",
		ShortTerm: "النتائج قصيرة المدى", MediumTerm: "النتائج متوسطة المدى", LongTerm: "النتائج طويلة المدى",
		EndState: "الحالة النهائية",
	}, "النتائج"},
	"cy": {[...]string{
		Input: "Mewnbynnau", Activity: "Gweithgareddau", Output: "Allbynnau",
		ShortTerm: "Canlyniadau tymor byr", MediumTerm: "Canlyniadau tymor canolig", LongTerm: "Canlyniadau tymor hir",
		EndState: "Cyflwr terfynol",
	}, "Canlyniadau"},
	"gd": {[...]string{
		Input: "Goireasan", Activity: "Gnìomhan", Output: "Toraidhean",
		ShortTerm: "Builean geàrr-ùine", MediumTerm: "Builean meadhan-ùine", LongTerm: "Builean fad-ùine",
		EndState: "Crìoch",
	}, "Builean"},
	"pl": {[...]string{
		Input: "Nakłady", Activity: "Działania", Output: "Produkty",
		ShortTerm: "Rezultaty krótkoterminowe", MediumTerm: "Rezultaty średnioterminowe", LongTerm: "Rezultaty długoterminowe",
		EndState: "Stan docelowy",
	}, "Rezultaty"},
}
