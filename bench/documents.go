package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/logicmodel"
)

// documents compares reading workbooks with the least that it takes.
func documents(c *config) *page {
	p := &page{
		title: "Import of a workbook",
		text: `Processor time of reading a workbook as a model, written and read back as text, as a ratio to unpacking the same
bytes and taking their XML apart with encoding/xml.`,
		head: []string{"Rows", "Time ÷ unpacking"},
	}
	p.measure = func() {
		for _, n := range c.sizes(500, 5000) {
			format := exchange.ForName("x.xlsx")
			data, _, err := format.Write(must(logicmodel.Parse("m.yaml", generateModel(n))), exchange.Options{Framework: must(framework())})
			try(err)
			read := func() {
				all, findings := format.Read("x.xlsx", data)
				try(findings.Err())
				for _, i := range all {
					_, findings := i.Model("x.yaml")
					try(findings.Err())
				}
			}
			p.add(count(n), c.compare(processorTime, read, func() { try(unpack(data)) })[0])
		}
	}
	return p
}

// unpack reads all parts of a package of Office.
func unpack(data []byte) error {
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			return err
		}
		defer r.Close()
		for d := xml.NewDecoder(r); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return err
			}
		}
	}
	return nil
}
