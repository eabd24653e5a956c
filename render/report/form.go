package report

import "strings"

// The headings of the case-study form of 2010, in its order.
var headings = struct {
	partnership, name, outline, issues, contact, supports, partners, activity, evidence, chain, value, lessons, other string
}{
	partnership: "Name of CPP",
	name:        "Name of case study",
	outline:     "Brief outline of case study",
	issues:      "This case study primarily demonstrates good practice or progress in addressing the following issues",
	contact:     "Contact details of lead officer",
	supports:    "SOA outcome/s and National Outcome/s supported by the case study",
	partners:    "Partners involved in case study",
	activity:    "Description of activity",
	evidence:    "Evidence of impact / progress",
	chain:       "Results chain",
	value:       "What added value has the SOA process brought to the delivery of these benefits?",
	lessons:     "Good practice and lessons learned",
	other:       "Other relevant information",
}

// formAgreement is what the form calls the agreement of a partnership, in full
// and in its headings.
const formAgreement, formShort = "Single Outcome Agreement", "SOA"

// supportsHeading and valueHeading are headings of the form that name the
// agreement. A framework of another agreement gives its own name to them.
func (s *study) supportsHeading() text {
	if s.agreement() == formShort {
		return english(headings.supports)
	}
	return concat("Outcomes of the ", s.text(s.agreement()), " supported by the case study")
}

func (s *study) valueHeading() text {
	before, after, _ := strings.Cut(headings.value, formShort)
	if s.agreement() == formShort {
		return english(headings.value)
	}
	return concat(before, s.text(s.agreement()), after)
}

// agreement returns what the community of the framework calls its agreement.
func (s *study) agreement() string {
	if s.framework == nil || s.framework.Agreement == "" || sameTitle(s.framework.Agreement, formAgreement) || s.framework.Agreement == formShort {
		return formShort
	}
	return s.framework.Agreement
}
