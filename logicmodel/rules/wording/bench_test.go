package wording

import "testing"

// BenchmarkNew is the time in which a title is split, and read and judged.
func BenchmarkNew(b *testing.B) {
	titles := []string{
		"Young people are more confident in speaking up about their health",
		"Increased trust and reduced isolation among older people in rural areas",
		"Deliver training so that staff are more confident",
		"Farmers earn more as a result of cooperative marketing and processing",
		"A national register of wells is in place by 2030",
	}
	b.Run("split", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			splitWords(titles[i%len(titles)])
		}
	})
	b.Run("all", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			t := New(titles[i%len(titles)])
			t.SaysWork()
			t.CountsDelivery()
			t.StatesChange()
			t.HasTarget()
			t.HasDirection()
			t.Changes()
			t.TwoLevels()
		}
	})
}
