// Package scancode reads the square codes on scanned pages.
package scancode

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

	"github.com/makiuchi-d/gozxing"
	multi "github.com/makiuchi-d/gozxing/multi/qrcode"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// mostSide is the length in pixels beyond which a page is looked at smaller: A4 at 300 dpi is
// 3,508 pixels high.
const mostSide = 3600

// leastSide is the length below which a page is also looked at larger.
const leastSide = 1400

// Read is what the codes on a page say, each once, whichever way the page lies. A page without
// one says nothing. stop ends the search; it may be nil.
func Read(page image.Image, stop func() bool) (said []string) {
	grey := greyOf(page)
	for longest(grey) > mostSide {
		grey = half(grey)
	}
	tries := []func() *image.Gray{
		func() *image.Gray { return grey },
		func() *image.Gray { return half(grey) },
		func() *image.Gray { return smooth(grey) },
		func() *image.Gray { return half(smooth(grey)) },
	}
	for _, part := range corners(grey.Bounds()) {
		tries = append(tries, func() *image.Gray { return cut(grey, part) }, func() *image.Gray { return smooth(cut(grey, part)) })
		if longest(grey) < leastSide {
			tries = append(tries, func() *image.Gray { return double(cut(grey, part)) })
		}
	}
	for _, try := range tries {
		if stop != nil && stop() {
			break
		}
		if said = read(try()); len(said) > 0 {
			break
		}
	}
	return said
}

// hints let the reader look longer.
var hints = map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true}

func read(page *image.Gray) (said []string) {
	source := gozxing.NewLuminanceSourceFromImage(page)
	for _, binarizer := range []gozxing.Binarizer{gozxing.NewHybridBinarizer(source), gozxing.NewGlobalHistgramBinarizer(source)} {
		bitmap, err := gozxing.NewBinaryBitmap(binarizer)
		if err != nil {
			continue
		}
		if all, err := multi.NewQRCodeMultiReader().DecodeMultiple(bitmap, hints); err == nil {
			for _, one := range all {
				said = append(said, one.GetText())
			}
		}
		if one, err := qrcode.NewQRCodeReader().Decode(bitmap, hints); err == nil {
			said = append(said, one.GetText())
		}
		if len(said) > 0 {
			slices.Sort(said)
			return slices.Compact(said)
		}
	}
	return nil
}

// corners are the quarters of a page, each a little more, and its middle: in a part of it the
// marks of a code are not lost among letters.
func corners(b image.Rectangle) (all []image.Rectangle) {
	w, h := b.Dx()*11/20, b.Dy()*11/20
	for _, at := range []image.Point{{b.Min.X, b.Max.Y - h}, {b.Max.X - w, b.Max.Y - h}, b.Min, {b.Max.X - w, b.Min.Y}, {b.Min.X + (b.Dx()-w)/2, b.Min.Y + (b.Dy()-h)/2}} {
		all = append(all, image.Rect(at.X, at.Y, at.X+w, at.Y+h))
	}
	return all
}

func longest(i *image.Gray) int { return max(i.Bounds().Dx(), i.Bounds().Dy()) }

// greyOf is the page in greys; what shows through is white.
func greyOf(page image.Image) *image.Gray {
	if grey, ok := page.(*image.Gray); ok && grey.Bounds().Min == (image.Point{}) {
		return grey
	}
	b := page.Bounds()
	grey := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(grey, grey.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(grey, grey.Bounds(), page, b.Min, draw.Over)
	return grey
}

func cut(page *image.Gray, part image.Rectangle) *image.Gray {
	into := image.NewGray(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(into, into.Bounds(), page, part.Min, draw.Src)
	return into
}

// half is the page at half its size, each point the mean of four.
func half(page *image.Gray) *image.Gray {
	w, h := page.Bounds().Dx()/2, page.Bounds().Dy()/2
	into := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			at := 2*y*page.Stride + 2*x
			sum := int(page.Pix[at]) + int(page.Pix[at+1]) + int(page.Pix[at+page.Stride]) + int(page.Pix[at+page.Stride+1])
			into.Pix[y*into.Stride+x] = uint8(sum / 4)
		}
	}
	return into
}

// double is the page at twice its size.
func double(page *image.Gray) *image.Gray {
	w, h := page.Bounds().Dx(), page.Bounds().Dy()
	into := image.NewGray(image.Rect(0, 0, 2*w, 2*h))
	for y := range 2 * h {
		for x := range 2 * w {
			into.Pix[y*into.Stride+x] = page.Pix[y/2*page.Stride+x/2]
		}
	}
	return into
}

// smooth is the page without grain: each point the mean of the nine around it.
func smooth(page *image.Gray) *image.Gray {
	w, h := page.Bounds().Dx(), page.Bounds().Dy()
	into := image.NewGray(image.Rect(0, 0, w, h))
	copy(into.Pix, page.Pix)
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			sum := 0
			for row := y - 1; row <= y+1; row++ {
				at := row*page.Stride + x
				sum += int(page.Pix[at-1]) + int(page.Pix[at]) + int(page.Pix[at+1])
			}
			into.Pix[y*into.Stride+x] = uint8(sum / 9)
		}
	}
	return into
}
