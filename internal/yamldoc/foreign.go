package yamldoc

import (
	"strings"
)

const (
	saveAsText = "open it in the program that wrote it, save it as plain text in UTF-8, and check that file"
	copyWords  = "copy its words into a file of plain text"
)

// foreignFormats holds how files of other formats begin, what else they contain,
// and what to do with one.
var foreignFormats = []struct{ begins, holds, message string }{
	{`{\rtf`, "", "this is a file in Rich Text Format, as WordPad and TextEdit write it, and not plain text; " + saveAsText + ` (in TextEdit by "Format", "Make Plain Text")`},
	{"PK\x03\x04", "word/document", `this is a Word document, and not plain text; open it in Word, save it as "Plain Text" in UTF-8, and check that file`},
	{"PK\x03\x04", "xl/workbook", "this is an Excel spreadsheet, and not plain text; write the model that it holds with “resultschain import”, and use that file"},
	{"PK\x03\x04", "ppt/presentation", "this is a PowerPoint presentation, and not plain text; " + copyWords},
	{"PK\x03\x04", "opendocument.text", "this is a document of LibreOffice, and not plain text; " + saveAsText},
	{"PK\x03\x04", "opendocument.spreadsheet", "this is a spreadsheet of LibreOffice, and not plain text; save it as .xlsx or CSV, and check that file"},
	{"PK\x03\x04", "", "this is a ZIP archive, and not plain text; unpack it, and check the files in it"},
	{"\x1f\x8b", "", "this is a packed file, and not plain text; unpack it, and check what is in it"},
	{"\xd0\xcf\x11\xe0", "", "this is a file of an older Word, Excel or PowerPoint, and not plain text; " + saveAsText},
	{"%PDF-", "", "this is a PDF file, and not plain text; " + copyWords},
	{"\x89PNG", "", isPicture},
	{"\xff\xd8\xff", "", isPicture},
	{"GIF8", "", isPicture},
	{"<!doctype html", "", isPage},
	{"<html", "", isPage},
	{"<?xml", "<html", isPage},
	{"<svg", "", isPicture},
	{"<?xml", "<svg", isPicture},
	{"|", "|--", isTable},
	{"|", "| --", isTable},
	{"<?xml", "", `this is a file in XML, and not one of "key: value" lines; ` + copyWords},
}

const (
	isPicture = "this is a picture, and not plain text; check the file that it was drawn from"
	isTable   = `this is a table in Markdown, and not a file of "key: value" lines; write its rows as a list of items with their keys`
	isPage    = "this is the code of a web page, and not the text that it shows; download the file itself, or copy the text out of the browser into a file of plain text"
)

// IsForeign reports whether a file is of another format, such as that of Word.
func IsForeign(src []byte) bool { return foreignMessage(string(src)) != "" }

// foreignMessage returns the message for a file of another format: what it is,
// and what to do with it. It is empty for any other file.
func foreignMessage(src string) string {
	text := strings.TrimLeft(strings.TrimPrefix(src, "\ufeff"), " \t\r\n")
	begins := text[:min(len(text), 16)]
	if strings.HasPrefix(begins, "<") { // HTML has no case
		begins = strings.ToLower(begins)
	}
	for _, f := range foreignFormats {
		if strings.HasPrefix(begins, f.begins) && (f.holds == "" || strings.Contains(src, f.holds)) {
			return f.message
		}
	}
	return ""
}
