package paint

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/color"
	"math"
	"slices"
	"sync"
)

// writePNG returns the painting as a PNG, with the size of its pixels. The encoder of the
// standard library does not write that size, and takes two thirds of the time of a picture
// to choose a filter for every row. The filter by the row above suits bands and text.
func writePNG(ctx context.Context, p *painting, dpi int) ([]byte, error) {
	w, h := p.w, p.h
	colours, channels := byte(6), 4 // with alpha
	if p.ground.A == 0xff {
		colours, channels = 2, 3
	}
	perMetre := uint32(math.Round(float64(dpi) / 0.0254))
	size := binary.BigEndian.AppendUint32
	out := []byte("\x89PNG\r\n\x1a\n")
	out = appendChunk(out, "IHDR", append(size(size(nil, uint32(w)), uint32(h)), 8, colours, 0, 0, 0))
	out = appendChunk(out, "pHYs", append(size(size(nil, perMetre), perMetre), 1)) // metres
	half := h / 2
	strips := [2]pngStrip{{from: 0, to: half}, {from: half, to: h}}
	var both sync.WaitGroup
	for i := range strips {
		both.Go(func() { strips[i].write(ctx, p, channels) })
	}
	both.Wait()
	data := []byte{0x78, 0x01} // a zlib stream of the fastest kind
	for i := range strips {
		if err := strips[i].err; err != nil {
			return nil, fmt.Errorf("encoding the PNG: %w", err)
		}
		data = append(data, strips[i].data.Bytes()...)
	}
	data = size(data, joinSums(strips[0].sum, strips[1].sum, (h-half)*(1+w*channels)))
	out = appendChunk(out, "IDAT", data)
	return appendChunk(out, "IEND", nil), nil
}

// A pngStrip is a stretch of the rows of a picture. Strips are painted and compressed at
// the same time.
type pngStrip struct {
	from, to int // rows
	data     bytes.Buffer
	sum      uint32 // Adler-32
	err      error
}

// compressors keeps the fastest compressors for the next picture: each holds a megabyte.
var compressors = sync.Pool{New: func() any {
	z, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // there is no such speed
	}
	return z
}}

// rowsAtOnce is how many rows are painted at once.
const rowsAtOnce = 64

// write paints the rows and compresses their differences to those above.
func (s *pngStrip) write(ctx context.Context, p *painting, channels int) {
	s.sum = 1
	z := compressors.Get().(*flate.Writer)
	defer compressors.Put(z)
	z.Reset(&s.data)
	c := newCanvas(p.w, min(rowsAtOnce, max(1, s.to-s.from)))
	line, above := make([]byte, 1+p.w*channels), make([]byte, 4*p.w)
	for y := s.from; y < s.to && s.err == nil; y++ {
		if (y-s.from)%rowsAtOnce == 0 {
			if s.err = ctx.Err(); s.err != nil {
				return
			}
			c.paint(p, y, min(y+rowsAtOnce, s.to))
		}
		at := c.image.PixOffset(0, y)
		row := c.image.Pix[at : at+4*p.w]
		if channels == 4 {
			row = unmultiplied(row)
		}
		writeDifferences(line[1:], row, above, channels)
		s.sum = addToSum(s.sum, line)
		_, s.err = z.Write(line)
		copy(above, row)
		line[0] = 2 // the filter by the row above; the first has none, since that is not this strip's
	}
	if s.err == nil && s.to < p.h {
		s.err = z.Flush() // so that the next strip can follow
	} else if s.err == nil {
		s.err = z.Close()
	}
}

// writeDifferences writes that many channels of each pixel, less those of the pixel above.
func writeDifferences(line, row, above []byte, channels int) {
	clear(line)
	if bytes.Equal(row, above) {
		return
	}
	for x, at := 0, 0; x < len(row); x, at = x+4, at+channels {
		now, was := row[x:x+4:x+4], above[x:x+4:x+4]
		if binary.NativeEndian.Uint32(now) == binary.NativeEndian.Uint32(was) {
			continue
		}
		px := line[at : at+channels : at+channels]
		px[0], px[1], px[2] = now[0]-was[0], now[1]-was[1], now[2]-was[2]
		if channels == 4 {
			px[3] = now[3] - was[3]
		}
	}
}

// sumModulus is the modulus of Adler-32.
const sumModulus = 65521

// addToSum returns the Adler-32 sum of a line and the data before it, which has the given
// sum. Most of a line is zeros: eight of them take one step.
func addToSum(sum uint32, line []byte) uint32 {
	const most = 1 << 16 // bytes until the sums, of 64 bits, are reduced
	a, b := uint64(sum&0xffff), uint64(sum>>16)
	for part := range slices.Chunk(line, most) {
		for len(part) >= 8 {
			if binary.NativeEndian.Uint64(part) == 0 {
				b += 8 * a
			} else {
				for _, v := range part[:8] {
					a += uint64(v)
					b += a
				}
			}
			part = part[8:]
		}
		for _, v := range part {
			a += uint64(v)
			b += a
		}
		a, b = a%sumModulus, b%sumModulus
	}
	return uint32(b<<16 | a)
}

// joinSums returns the Adler-32 sum of data from the sums of its two parts and the length
// of the second.
func joinSums(first, second uint32, length int) uint32 {
	const mod = sumModulus
	n := uint64(length % mod)
	a1, b1, a2, b2 := uint64(first&0xffff), uint64(first>>16), uint64(second&0xffff), uint64(second>>16)
	a := (a1 + a2 + mod - 1) % mod
	b := (b1 + b2 + n*(a1+mod-1)) % mod
	return uint32(b<<16 | a)
}

// unmultiplied returns a row of pixels whose colours are not multiplied by alpha.
func unmultiplied(row []byte) []byte {
	out := make([]byte, 0, len(row))
	for x := 0; x < len(row); x += 4 {
		c := color.NRGBAModel.Convert(color.RGBA{row[x], row[x+1], row[x+2], row[x+3]}).(color.NRGBA)
		out = append(out, c.R, c.G, c.B, c.A)
	}
	return out
}

// appendChunk returns the bytes of a PNG with another chunk.
func appendChunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	begin := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[begin:]))
}
