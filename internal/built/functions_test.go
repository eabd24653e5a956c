package built

import (
	"github.com/resultschain/resultschain/cli"
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/diag/format"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/chain"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/logicmodel/strength"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
	"github.com/resultschain/resultschain/render/report"
)

// functions are all that programs can call, by their names in docs/api.txt.
var functions = map[string]any{
	"cli.Rules": cli.Rules,

	"diag.NewText": diag.NewText[string], "diag.ParseSeverity": diag.ParseSeverity, "diag.Quote": diag.Quote, "diag.SeverityNames": diag.SeverityNames,
	"diag/format.Names": format.Names, "diag/format.Parse": format.Parse, "diag/format.Write": format.Write,

	"exchange.Find": exchange.Find, "exchange.ForName": exchange.ForName, "exchange.FormatOf": exchange.FormatOf, "exchange.Formats": exchange.Formats,
	"exchange.Languages": exchange.Languages, "exchange.ParseSettings": exchange.ParseSettings, "exchange.ParseWords": exchange.ParseWords,

	"logicmodel.Merge": logicmodel.Merge, "logicmodel.NewGraph": logicmodel.NewGraph, "logicmodel.NewNetwork": logicmodel.NewNetwork,
	"logicmodel.Parse": logicmodel.Parse, "logicmodel.ParsePartial": logicmodel.ParsePartial, "logicmodel.Qualified": logicmodel.Qualified,
	"logicmodel/chain.New":   chain.New,
	"logicmodel/diff.Models": diff.Models, "logicmodel/diff.Frameworks": diff.Frameworks, "logicmodel/diff.Files": diff.Files, "logicmodel/diff.Pairs": diff.Pairs,
	"logicmodel/diff.WriteText": diff.WriteText, "logicmodel/diff.WriteMarkdown": diff.WriteMarkdown, "logicmodel/diff.WriteJSON": diff.WriteJSON,
	"logicmodel/edit.At": edit.At, "logicmodel/edit.Find": edit.Find, "logicmodel/edit.Format": edit.Format, "logicmodel/edit.Kinds": edit.Kinds,
	"logicmodel/edit.Open": edit.Open, "logicmodel/edit.Rename": edit.Rename,
	"logicmodel/portfolio.Common": portfolio.Common, "logicmodel/portfolio.Cover": portfolio.Cover,
	"logicmodel/portfolio.CoverModels": portfolio.CoverModels, "logicmodel/portfolio.Title": portfolio.Title,
	"logicmodel/progress.Add": progress.Add, "logicmodel/progress.IndicatorCells": progress.IndicatorCells, "logicmodel/progress.Judge": progress.Judge,
	"logicmodel/progress.Known": progress.Known, "logicmodel/progress.ReadCSV": progress.ReadCSV, "logicmodel/progress.Write": progress.Write,
	"logicmodel/rules.All": rules.All, "logicmodel/rules.Check": rules.Check, "logicmodel/rules.CheckFiles": rules.CheckFiles,
	"logicmodel/rules.FrameworkRules": rules.FrameworkRules, "logicmodel/rules.IsFixed": rules.IsFixed, "logicmodel/rules.Load": rules.Load,
	"logicmodel/rules.NewChecker": rules.NewChecker, "logicmodel/rules.Page": rules.Page,
	"logicmodel/rules/wording.New": wording.New, "logicmodel/rules/wording.ReadsReversed": wording.ReadsReversed,
	"logicmodel/strength.Activities": strength.Activities, "logicmodel/strength.Explain": strength.Explain, "logicmodel/strength.Names": strength.Names,

	"outcomes.HeadingIn": outcomes.HeadingIn, "outcomes.HeadingOf": outcomes.HeadingOf, "outcomes.IsEnglish": outcomes.IsEnglish,
	"outcomes.Load": outcomes.Load, "outcomes.NewIndex": outcomes.NewIndex, "outcomes.OutcomesIn": outcomes.OutcomesIn,
	"outcomes.Parse": outcomes.Parse, "outcomes.ParsePartial": outcomes.ParsePartial, "outcomes.Stages": outcomes.Stages, "outcomes.Validate": outcomes.Validate,

	"render.AllColumns": render.AllColumns, "render.Changes": render.Changes, "render.CheckChanges": render.CheckChanges, "render.Depths": render.Depths, "render.DotEngine": render.DotEngine,
	"render.EmbeddedEngine": render.EmbeddedEngine, "render.FoldPortfolio": render.FoldPortfolio, "render.Formats": render.Formats, "render.Framework": render.Framework,
	"render.Groupings": render.Groupings, "render.LegibleOptions": render.LegibleOptions, "render.Matrix": render.Matrix, "render.Model": render.Model,
	"render.NewCache": render.NewCache, "render.Papers": render.Papers, "render.ParseFormat": render.ParseFormat, "render.ParseTheme": render.ParseTheme,
	"render.Portfolio": render.Portfolio, "render.ReadTheme": render.ReadTheme, "render.ThemeNamed": render.ThemeNamed, "render.Themes": render.Themes,
	"render.Views": render.Views, "render.WritePages": render.WritePages,
	"render/report.AllWords": report.AllWords, "render/report.FormNamed": report.FormNamed, "render/report.Formats": report.Formats, "render/report.Forms": report.Forms,
	"render/report.Model": report.Model, "render/report.ParseForm": report.ParseForm, "render/report.ParseFormat": report.ParseFormat, "render/report.Portfolio": report.Portfolio,
}

// values are those that programs make without a function, and whose methods are called.
var values = []any{
	new(diag.Diagnostic), new(diag.Fix), new(diag.List), new(diag.Pos), new(diag.Printer), new(diag.Severity), new(diag.Subject), new(format.Report),
	new(exchange.Loss),
	new(logicmodel.CrossLink), new(logicmodel.Edge), new(logicmodel.Element), new(logicmodel.Link), new(logicmodel.Model), new(logicmodel.Kind), new(logicmodel.Linking), new(logicmodel.Rating),
	new(logicmodel.Sector), new(logicmodel.Status), new(logicmodel.Standing), new(logicmodel.Step),
	new(diff.Change), new(diff.Kind), new(diff.Pair), new(edit.Thing),
	new(portfolio.Row), new(progress.ReadOptions), new(progress.State), new(progress.Tally),
	new(rules.Checker), new(rules.Result),
	new(strength.Assumption), new(outcomes.Calendar), new(outcomes.Date), new(outcomes.Direction), new(outcomes.Figure), new(outcomes.Framework), new(outcomes.Grade), new(outcomes.Indicator),
	new(outcomes.IndicatorType), new(outcomes.Loader), new(outcomes.NumberError), new(outcomes.Requirement), new(outcomes.Scale), new(outcomes.Stage), new(outcomes.Term),
	new(outcomes.YearDay),
	new(render.Columns), new(render.Depth), new(render.Description), new(render.FontError), new(render.Format), new(render.Grouping), new(render.OptionError),
	new(render.Paper), new(render.Theme), new(render.TooLargeError), new(render.View),
	new(report.Form), new(report.Format), new(report.LogoError), new(report.ReferenceError), new(report.Words),
}
