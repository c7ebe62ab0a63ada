package scancode

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/skip2/go-qrcode"
)

const mark = "DONTHU1 R:3FA2C19B L:12/2026 D:5/Q%C4%90-UBND/2026"

// sheet is an A4 page at the resolution with lines of dark words, and the code at the foot of
// the left margin, as large as documents have it (18 mm).
func sheet(t testing.TB, said string, dpi int) *image.Gray {
	t.Helper()
	w, h := dpi*827/100, dpi*1169/100
	page := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(page, page.Bounds(), image.NewUniform(color.Gray{245}), image.Point{}, draw.Src)
	random := rand.New(rand.NewPCG(1, 2))
	for y := dpi; y < h-2*dpi; y += dpi / 5 {
		for x := dpi; x < w-dpi; x += dpi / 12 {
			if random.IntN(6) > 0 {
				draw.Draw(page, image.Rect(x, y, x+dpi/16, y+dpi/10), image.NewUniform(color.Gray{40}), image.Point{}, draw.Src)
			}
		}
	}
	if said == "" {
		return page
	}
	code, err := qrcode.New(said, qrcode.Medium)
	if err != nil {
		t.Fatal(err)
	}
	side := dpi * 18 * 10 / 254
	picture := code.Image(side)
	at := image.Pt(dpi*12/10, h-2*dpi)
	draw.Draw(page, image.Rectangle{at, at.Add(image.Pt(side, side))}, picture, image.Point{}, draw.Src)
	return page
}

// turned is a page as a scanner gives it that lies turned by degrees, with grain and as a JPEG
// of the quality.
func turned(t testing.TB, page *image.Gray, degrees, grain float64, quality int) image.Image {
	t.Helper()
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	w, h := float64(page.Bounds().Dx()), float64(page.Bounds().Dy())
	wide, high := math.Abs(w*cos)+math.Abs(h*sin), math.Abs(w*sin)+math.Abs(h*cos)
	into := image.NewGray(image.Rect(0, 0, int(wide), int(high)))
	random := rand.New(rand.NewPCG(3, uint64(degrees*10)+uint64(quality)))
	for y := range into.Bounds().Dy() {
		for x := range into.Bounds().Dx() {
			dx, dy := float64(x)-wide/2, float64(y)-high/2
			from := image.Pt(int(dx*cos+dy*sin+w/2), int(-dx*sin+dy*cos+h/2))
			light := 245.0
			if from.In(page.Bounds()) {
				light = float64(page.GrayAt(from.X, from.Y).Y)
			}
			light += random.NormFloat64() * grain
			into.Pix[y*into.Stride+x] = uint8(max(0, min(255, light)))
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, into, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	read, err := jpeg.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// variations are pages as offices scan them: the four ways a page can lie, askew, 150 to 300
// dpi, with grain, pressed.
func variations() (all []struct {
	dpi            int
	degrees, grain float64
	quality        int
}) {
	for _, dpi := range []int{150, 200, 300} {
		for _, way := range []float64{0, 90, 180, 270} {
			for _, v := range []struct {
				askew, grain float64
				quality      int
			}{{0, 0, 90}, {2, 10, 75}, {-5, 20, 60}, {7, 35, 50}, {12, 25, 40}} {
				all = append(all, struct {
					dpi            int
					degrees, grain float64
					quality        int
				}{dpi, way + v.askew, v.grain, v.quality})
			}
		}
	}
	return all
}

// readOf is how many of the variations are read, whichever way the page lies.
func readOf(t testing.TB, which func(i int) bool) (read, all int) {
	for i, v := range variations() {
		if !which(i) {
			continue
		}
		all++
		if said := Read(turned(t, sheet(t, mark, v.dpi), v.degrees, v.grain, v.quality), nil); slices.Equal(said, []string{mark}) {
			read++
		} else {
			t.Logf("not read: %+v: %q", v, said)
		}
	}
	return read, all
}

// Each resolution and each way of lying once, with every kind of fault.
func TestTheCodeIsReadOnAnyScan(t *testing.T) {
	if read, all := readOf(t, func(i int) bool { return i%5 == i/5%5 }); read < all {
		t.Errorf("%d of %d are read", read, all)
	}
}

// All 60 variations: 59 were read when this was written.
func BenchmarkAllScans(b *testing.B) {
	for b.Loop() {
		read, all := readOf(b, func(int) bool { return true })
		b.ReportMetric(float64(read), "read")
		if read < all-2 {
			b.Errorf("%d of %d are read", read, all)
		}
	}
}

func TestAPageWithoutACodeSaysNothing(t *testing.T) {
	if said := Read(turned(t, sheet(t, "", 150), 3, 15, 70), nil); said != nil {
		t.Errorf("%q", said)
	}
	for _, size := range []image.Rectangle{{}, image.Rect(0, 0, 1, 1), image.Rect(0, 0, 3000, 2)} {
		if said := Read(image.NewRGBA(size), nil); said != nil {
			t.Errorf("%v says %q", size, said)
		}
	}
}

// The search can be ended, as when the program closes.
func TestTheSearchCanBeStopped(t *testing.T) {
	if said := Read(sheet(t, mark, 150), func() bool { return true }); said != nil {
		t.Errorf("%q", said)
	}
}
