package paint

import (
	"math"
	"testing"
)

// A vision is a way to see colours: all cones, or one kind of them missing.
type vision int

const (
	protanopia   vision = iota // without the cones for long waves
	deuteranopia               // without those for middle ones
	tritanopia                 // without those for short ones
	trichromacy
	visions
)

var visionNames = [visions]string{"protanopia", "deuteranopia", "tritanopia", "full colour vision"}

// sees returns the light of red, green and blue, from 0 to 1, that looks to all
// others as the colour looks to people with this vision, by H. Brettel,
// F. Viénot and J. D. Mollon, "Computerized simulation of color appearance for
// dichromats", Journal of the Optical Society of America A 14 (1997): the
// answer of the missing cones becomes the one that puts the colour on the half
// plane through the greys and the nearer of two hues that dichromats and
// others see alike.
func (v vision) sees(colour string) [3]float64 {
	rgb := linearRGB(colour)
	if v == trichromacy {
		return rgb
	}
	cones, missing := conesOfXYZ.times(xyzOfRGB.times(rgb)), int(v)
	white := conesOfXYZ.times(xyzOfRGB.times([3]float64{1, 1, 1}))
	i, j := (missing+1)%3, (missing+2)%3
	anchor := anchors[v][0]
	side := func(c [3]float64) bool { return c[i]*white[j] > c[j]*white[i] }
	if side(conesOfXYZ.times(anchor)) != side(cones) {
		anchor = anchors[v][1]
	}
	n := cross(white, conesOfXYZ.times(anchor)) // of the plane
	cones[missing] = -(n[i]*cones[i] + n[j]*cones[j]) / n[missing]
	rgb = xyzOfRGB.inverse().times(conesOfXYZ.inverse().times(cones))
	for i := range rgb {
		rgb[i] = min(max(rgb[i], 0), 1)
	}
	return rgb
}

// anchors are the hues of Brettel and others, 475 and 575 nm for those without
// long or middle waves, 485 and 660 nm for those without short ones, in XYZ
// of the standard observer of 1931.
var anchors = [3][2][3]float64{
	protanopia:   {{0.1421, 0.1126, 1.0419}, {0.8425, 0.9154, 0.0018}},
	deuteranopia: {{0.1421, 0.1126, 1.0419}, {0.8425, 0.9154, 0.0018}},
	tritanopia:   {{0.0580, 0.1693, 0.6162}, {0.1649, 0.0610, 0}},
}

type simulation [3][3]float64

var (
	// xyzOfRGB is that of sRGB (IEC 61966-2-1).
	xyzOfRGB = simulation{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}
	// conesOfXYZ are the answers of the three kinds of cones, by V. C. Smith
	// and J. Pokorny, Vision Research 15 (1975).
	conesOfXYZ = simulation{{0.15514, 0.54312, -0.03286}, {-0.15514, 0.45684, 0.03286}, {0, 0, 0.01608}}
)

func (m simulation) times(v [3]float64) [3]float64 {
	var out [3]float64
	for i, row := range m {
		out[i] = row[0]*v[0] + row[1]*v[1] + row[2]*v[2]
	}
	return out
}

func (m simulation) inverse() simulation {
	a, b, c := cross(m[1], m[2]), cross(m[2], m[0]), cross(m[0], m[1])
	det := m[0][0]*a[0] + m[0][1]*a[1] + m[0][2]*a[2]
	var out simulation
	for i := range 3 {
		out[i] = [3]float64{a[i] / det, b[i] / det, c[i] / det}
	}
	return out
}

func cross(a, b [3]float64) [3]float64 {
	return [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// lab returns the colour of CIELAB with this light, on a white page.
func lab(rgb [3]float64) [3]float64 {
	white, c := xyzOfRGB.times([3]float64{1, 1, 1}), xyzOfRGB.times(rgb)
	for i := range c {
		if c[i] /= white[i]; c[i] > 216.0/24389 {
			c[i] = math.Cbrt(c[i])
		} else {
			c[i] = (24389.0/27*c[i] + 16) / 116
		}
	}
	return [3]float64{116*c[1] - 16, 500 * (c[0] - c[1]), 200 * (c[1] - c[2])}
}

// difference returns the colour difference CIEDE2000, by G. Sharma, W. Wu and E. N.
// Dalal, "The CIEDE2000 color-difference formula: implementation notes", Color
// Research and Application 30 (2005).
func difference(p, q [3]float64) float64 {
	const turn = 2 * math.Pi
	seventh := func(c float64) float64 {
		c7 := math.Pow(c, 7)
		return math.Sqrt(c7 / (c7 + math.Pow(25, 7)))
	}
	g := 1 + 0.5*(1-seventh((math.Hypot(p[1], p[2])+math.Hypot(q[1], q[2]))/2))
	polar := func(c [3]float64) (chroma, hue float64) {
		h := math.Atan2(c[2], g*c[1])
		if h < 0 {
			h += turn
		}
		return math.Hypot(g*c[1], c[2]), h
	}
	c1, h1 := polar(p)
	c2, h2 := polar(q)
	dh, hue := h2-h1, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		dh, hue = 0, h1+h2
	case dh > math.Pi:
		dh, hue = dh-turn, hue+math.Pi
	case dh < -math.Pi:
		dh, hue = dh+turn, hue+math.Pi
	}
	light, chroma := (p[0]+q[0])/2, (c1+c2)/2
	degree := func(d float64) float64 { return d * math.Pi / 180 }
	t := 1 - 0.17*math.Cos(hue-degree(30)) + 0.24*math.Cos(2*hue) + 0.32*math.Cos(3*hue+degree(6)) - 0.20*math.Cos(4*hue-degree(63))
	bend := degree(30) * math.Exp(-math.Pow((math.Mod(hue, turn)/degree(1)-275)/25, 2))
	l50 := (light - 50) * (light - 50)
	dl := (q[0] - p[0]) / (1 + 0.015*l50/math.Sqrt(20+l50))
	dc := (c2 - c1) / (1 + 0.045*chroma)
	dH := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2) / (1 + 0.015*chroma*t)
	return math.Sqrt(dl*dl + dc*dc + dH*dH - math.Sin(2*bend)*2*seventh(chroma)*dc*dH)
}

// TestColourDifference checks the difference against the pairs of Sharma and
// others.
func TestColourDifference(t *testing.T) {
	for _, c := range []struct {
		p, q [3]float64
		want float64
	}{
		{[3]float64{50, 2.6772, -79.7751}, [3]float64{50, 0, -82.7485}, 2.0425},
		{[3]float64{50, -1.3802, -84.2814}, [3]float64{50, 0, -82.7485}, 1.0000},
		{[3]float64{50, 0, 0}, [3]float64{50, -1, 2}, 2.3669},
		{[3]float64{50, 2.5, 0}, [3]float64{50, 0, -2.5}, 4.3065},
		{[3]float64{50, 2.5, 0}, [3]float64{73, 25, -18}, 27.1492},
		{[3]float64{60.2574, -34.0099, 36.2677}, [3]float64{60.4626, -34.1751, 39.4387}, 1.2644},
		{[3]float64{22.7233, 20.0904, -46.6940}, [3]float64{23.0331, 14.9730, -42.5619}, 2.0373},
	} {
		for _, got := range []float64{difference(c.p, c.q), difference(c.q, c.p)} {
			if math.Abs(got-c.want) > 0.00005 {
				t.Errorf("the difference of %v and %v is %.4f, want %.4f", c.p, c.q, got, c.want)
			}
		}
	}
}

// TestColourVision checks the simulated visions by what is known of them:
// greys stay as they are, and colours that some confuse differ for others.
func TestColourVision(t *testing.T) {
	for v := range visions {
		for _, grey := range []string{"#000000", "#777777", "#ffffff"} {
			if d := difference(lab(v.sees(grey)), lab(linearRGB(grey))); d > 0.01 {
				t.Errorf("%s: the grey %s differs by %.2f", visionNames[v], grey, d)
			}
		}
	}
	redGreen := [visions]bool{protanopia: true, deuteranopia: true}
	blueGreen := [visions]bool{tritanopia: true}
	for _, c := range []struct {
		a, b  string
		alike [visions]bool
	}{
		{"#d55e00", "#7f7f00", redGreen},
		{"#b06060", "#608060", redGreen},
		{"#00b8d0", "#00c0a0", blueGreen},
	} {
		for v := range visions {
			if d := difference(lab(v.sees(c.a)), lab(v.sees(c.b))); c.alike[v] && d > 10 || !c.alike[v] && d < 15 {
				t.Errorf("%s: %s and %s differ by %.1f", visionNames[v], c.a, c.b, d)
			}
		}
	}
}
