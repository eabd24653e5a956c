package render_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

func ExampleModel() {
	model, framework, err := rules.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		log.Fatal(err)
	}
	drawing, err := render.Model(model, &render.Options{Framework: framework})
	if err != nil {
		log.Fatal(err)
	}
	var picture bytes.Buffer
	if err := drawing.Write(context.Background(), &picture, render.SVG); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Count(picture.String(), `class="box"`), "boxes")
	// Output:
	// 20 boxes
}
