package rules

import "github.com/resultschain/resultschain/diag"

var malformedFile = &Rule{
	Code: "LM001", Name: "malformed", Class: ClassStructural, Severity: diag.Error,
	Doc: `The file cannot be read as a logic model: it is not YAML, a key is not known or is written twice, a value is of the wrong kind or not one of those allowed, the file is empty, holds a second document, or is too large.

Nothing else is checked until the file can be read, since every other finding would be a guess. The usual causes are a text that holds ": " without quotes round it, lines that are not lined up, and a slip in a key. Keys are lower case, with hyphens. Where word processors or web pages have put bullets, dashes or spaces of their own into the file, the finding names the character.`,
}
