package place

import (
	"context"

	"github.com/resultschain/resultschain/internal/content"
)

// A View is a way to arrange boxes: a file, and an entry of [Views].
type View struct {
	Name  content.View
	usual func(*Chart) Form                            // of pictures that need not fit a page
	plan  func(context.Context, *Chart) (*Plan, error) // nil: in ranks, placed by Graphviz
}

// Views are the views that people choose from, the usual one first.
var Views = []View{modelView, chainView, triangleView}

var modelView = View{Name: content.ModelView, usual: func(*Chart) Form {
	return Form{BoxWidth: 128, PadX: 8, PadY: 7, TierGap: 48, SideGap: 16, Margin: 18}
}}

var chainView = View{Name: content.ChainView, usual: func(*Chart) Form {
	return Form{BoxWidth: 128, PadX: 8, PadY: 7, TierGap: 40, SideGap: 18, Margin: 18}
}}

// view returns the view of the picture.
func (c *Chart) view() *View {
	for i := range Views {
		if Views[i].Name == c.View {
			return &Views[i]
		}
	}
	return &portfolioView
}
