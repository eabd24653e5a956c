package render

// isBehind reports whether the box is in the background.
func (b *box) isBehind() bool {
	return b.faded || b.elsewhere || b.change == unchanged || b.change == removed
}

// isBehind reports whether the frame is in the background.
func (f *frame) isBehind() bool { return f.faded || f.change == unchanged || f.change == removed }
