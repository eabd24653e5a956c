package main

import "gopkg.in/yaml.v3"

// The structs that a programmer would write to decode a model, without places
// and without checks. A plainElement is also a partner or a group of people.
type (
	plainModel struct {
		Model     string         `yaml:"model"`
		Title     string         `yaml:"title"`
		Framework string         `yaml:"framework"`
		Partners  []plainElement `yaml:"partners"`
		Reach     []plainElement `yaml:"reach"`

		Activities []plainElement `yaml:"activities"`
		Outputs    []plainElement `yaml:"outputs"`
		Outcomes   struct {
			Short  []plainElement `yaml:"short"`
			Medium []plainElement `yaml:"medium"`
			Long   []plainElement `yaml:"long"`
		} `yaml:"outcomes"`
		EndState plainElement `yaml:"end-state"`
	}
	plainElement struct {
		ID       string   `yaml:"id"`
		Title    string   `yaml:"title"`
		Name     string   `yaml:"name"`
		Sector   string   `yaml:"sector"`
		Kind     string   `yaml:"kind"`
		Partners []string `yaml:"partners"`
		Reach    []string `yaml:"reach"`
		Supports []string `yaml:"supports"`
		LeadsTo  []string `yaml:"leads-to"`
	}
)

// decodeStructs returns the work of decoding src into structs.
func decodeStructs(src []byte) work {
	return func() { try(yaml.Unmarshal(src, new(plainModel))) }
}

// decodeNodes returns the work of decoding src into nodes, the floor of the page.
func decodeNodes(src []byte) work {
	return func() { try(yaml.Unmarshal(src, new(yaml.Node))) }
}
