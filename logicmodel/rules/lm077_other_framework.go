package rules

import (
	"path"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var otherFramework = &Rule{
	Code: "LM077", Name: "other-framework", Class: ClassStructural, Severity: diag.Error,
	Doc: `The model names another framework, or another version of it, than the one that it is checked against.

A model holds for the framework that it was written for. Name the right file or version under "framework", or check the model against its own framework. Nothing else that depends on the framework is checked until then, unless only the version differs.

The model names its framework by a file. The framework is taken to be the same if that file has the same name as the one that was read, or is called after the framework's id.`,
	Run: func(p *Pass) {
		f, named := p.run.given, p.Model.Framework
		switch {
		case f == nil:
		case namesAnother(named, f):
			p.Reportf(named.Pos, nil, "the model is written for the framework %s but is checked against %s; correct the file here, or check the model against its own framework", q(named.File), q(f.ID))
		case named.Version != "" && named.Version != f.Version:
			p.Reportf(named.Pos, nil, "the model is written for version %s of the framework %s but is checked against %s; look at what changed, then correct the version here", q(named.Version), q(f.ID), versionOf(f))
		}
	},
}

// namesAnother reports whether the name that a model gives its framework cannot
// mean f.
func namesAnother(named logicmodel.FrameworkRef, f *outcomes.Framework) bool {
	if named.File == "" {
		return false
	}
	base := path.Base(named.File)
	return base != path.Base(f.Pos.File) && strings.TrimSuffix(base, path.Ext(base)) != f.ID
}

func versionOf(f *outcomes.Framework) string {
	if f.Version == "" {
		return "one without a version"
	}
	return "version " + q(f.Version)
}
