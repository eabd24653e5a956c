package iati

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Settings are what a file of IATI must say and no model does.
type Settings struct {
	Organisation string // its id, as in GB-SC-SC000000
	Name         string
	Type         string // in the code list OrganisationType
	Currency     string
	Status       string // of the activity, in the code list ActivityStatus
	Start        string // the day on which it began
	Country      string // ISO 3166-1
	Purpose      string // in the code list Sector
}

var text = yamldoc.Text[string]()

var settingsFormat = yamldoc.NewObject("file of settings", "What a file of IATI must say and no model does.",
	yamldoc.Field("organisation", "The id of the organisation that reports, as in GB-SC-SC000000.", text, func(s *Settings) *string { return &s.Organisation }).Required(),
	yamldoc.Field("name", "Its name.", text, func(s *Settings) *string { return &s.Name }).Required(),
	yamldoc.Field("type", "Its type, in the code list OrganisationType.", text, func(s *Settings) *string { return &s.Type }).Required(),
	yamldoc.Field("currency", "The usual currency, as in GBP.", text, func(s *Settings) *string { return &s.Currency }).Required(),
	yamldoc.Field("status", "The status of the activity, in the code list ActivityStatus.", text, func(s *Settings) *string { return &s.Status }).Required(),
	yamldoc.Field("start", "The day on which it began, as in 2024-04-01.", text, func(s *Settings) *string { return &s.Start }).Required(),
	yamldoc.Field("country", "The country, as in GB.", text, func(s *Settings) *string { return &s.Country }).Required(),
	yamldoc.Field("sector", "The purpose, in the code list Sector.", text, func(s *Settings) *string { return &s.Purpose }).Required(),
)

// ParseSettings reads a file of settings.
func ParseSettings(file string, src []byte) (*Settings, diag.List) {
	var s Settings
	_, found := yamldoc.Read(file, src, yamldoc.Fault{Rule: "settings"}, settingsFormat, &s)
	if len(found) > 0 {
		return nil, found
	}
	return &s, nil
}
