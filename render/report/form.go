package report

import "strings"

// The headings of the case-study form of 2010 that name the agreement.
const (
	supportsHeading = "SOA outcome/s and National Outcome/s supported by the case study"
	valueHeading    = "What added value has the SOA process brought to the delivery of these benefits?"
)

// formAgreement and formShort are the names that the form gives the agreement of
// a partnership, in full and in its headings.
const formAgreement, formShort = "Single Outcome Agreement", "SOA"

// supportsHeading returns the heading on the outcomes that are supported, with
// the name that the community of the framework gives its agreement.
func (s *study) supportsHeading() text {
	if s.agreement() == formShort {
		return english(supportsHeading)
	}
	return concat("Outcomes of the ", s.text(s.agreement()), " supported by the case study")
}

func (s *study) valueHeading() text {
	before, after, _ := strings.Cut(valueHeading, formShort)
	if s.agreement() == formShort {
		return english(valueHeading)
	}
	return concat(before, s.text(s.agreement()), after)
}

// agreement returns the name that the community of the framework gives its
// agreement.
func (s *study) agreement() string {
	if s.framework == nil || s.framework.Agreement == "" || sameTitle(s.framework.Agreement, formAgreement) || s.framework.Agreement == formShort {
		return formShort
	}
	return s.framework.Agreement
}
