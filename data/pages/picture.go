package pages

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"slices"

	"golang.org/x/image/draw"
	"golang.org/x/image/tiff"
)

// picture is a file of pictures, each a page; the last one that was drawn is kept.
type picture struct {
	file   *os.File
	decode func(io.Reader) (image.Image, error)
	starts []int64 // of a TIFF, where its pages are told of
	order  binary.ByteOrder
	at     int // the page that is kept
	kept   image.Image
	way    int // how it was taken, see upright
}

func openPicture(f *os.File, head []byte) (drawer, error) {
	p := &picture{file: f}
	config := jpeg.DecodeConfig
	switch {
	case len(head) > 3 && string(head[:3]) == "\xFF\xD8\xFF":
		p.decode = jpeg.Decode
	case len(head) > 8 && string(head[:8]) == "\x89PNG\r\n\x1a\n":
		p.decode, config = png.Decode, png.DecodeConfig
	case len(head) > 8 && (string(head[:4]) == "II*\x00" || string(head[:4]) == "MM\x00*"):
		p.decode, config = tiff.Decode, tiff.DecodeConfig
		if p.order = binary.ByteOrder(binary.LittleEndian); head[0] == 'M' {
			p.order = binary.BigEndian
		}
		if err := p.findPages(); err != nil {
			return nil, err
		}
	default:
		return nil, errors.New("no kind of file that is drawn")
	}
	for page := range p.count() {
		c, err := config(p.page(page))
		if err != nil {
			return nil, err
		}
		if c.Width <= 0 || c.Height <= 0 || c.Width > mostPixels/c.Height {
			return nil, &fault{"pages.large", fmt.Errorf("%d by %d pixels", c.Width, c.Height)}
		}
	}
	return p, nil
}

// findPages follows the chain of a TIFF's pages.
func (p *picture) findPages() error {
	at, field := int64(4), make([]byte, 4)
	for len(p.starts) <= mostPages {
		if _, err := p.file.ReadAt(field, at); err != nil {
			return err
		}
		start := int64(p.order.Uint32(field))
		if start == 0 || slices.Contains(p.starts, start) {
			break
		}
		p.starts = append(p.starts, start)
		if _, err := p.file.ReadAt(field[:2], start); err != nil {
			return err
		}
		at = start + 2 + 12*int64(p.order.Uint16(field))
	}
	return nil
}

// page is the file as it is read for a page: a TIFF begins with the page that is wanted.
func (p *picture) page(page int) io.Reader {
	if p.starts == nil {
		return io.NewSectionReader(p.file, 0, 1<<40)
	}
	head := make([]byte, 4)
	p.order.PutUint32(head, uint32(p.starts[page]))
	return io.NewSectionReader(&beginning{p.file, head}, 0, 1<<40)
}

// beginning is a TIFF that begins with another page.
type beginning struct {
	file  io.ReaderAt
	start []byte
}

func (b *beginning) ReadAt(to []byte, off int64) (int, error) {
	n, err := b.file.ReadAt(to, off)
	for i := range to[:n] {
		if at := off + int64(i) - 4; at >= 0 && at < 4 {
			to[i] = b.start[at]
		} else if at >= 4 {
			break
		}
	}
	return n, err
}

func (p *picture) count() int {
	if p.order != nil {
		return len(p.starts)
	}
	return 1
}

func (p *picture) close() { p.file.Close() }

func (p *picture) draw(page, width, height int) (*image.RGBA, error) {
	if p.kept == nil || p.at != page {
		p.kept = nil
		decoded, err := p.decode(p.page(page))
		if err != nil {
			return nil, err
		}
		p.kept, p.at, p.way = decoded, page, p.orientation(page)
	}
	size := p.kept.Bounds().Size()
	if across(p.way) {
		height, width = within(float64(size.Y), float64(size.X), width, height)
	} else {
		width, height = within(float64(size.X), float64(size.Y), width, height)
	}
	return upright(onWhite(p.kept, width, height), p.way), nil
}

// onWhite is a picture on white, of another size.
func onWhite(from image.Image, width, height int) *image.RGBA {
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Rect, image.White, image.Point{}, draw.Src)
	if from.Bounds().Size() == to.Rect.Size() {
		draw.Draw(to, to.Rect, from, from.Bounds().Min, draw.Over)
	} else {
		draw.BiLinear.Scale(to, to.Rect, from, from.Bounds(), draw.Over, nil)
	}
	return to
}

// turned is a picture turned by quarters to the right.
func turned(from *image.RGBA, quarters int) *image.RGBA {
	width, height := from.Rect.Dx(), from.Rect.Dy()
	quarters &= 3
	if quarters == 0 {
		return from
	}
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	if quarters%2 != 0 {
		to = image.NewRGBA(image.Rect(0, 0, height, width))
	}
	for y := range height {
		for x := range width {
			at := y*from.Stride + 4*x
			toX, toY := x, y
			switch quarters {
			case 1:
				toX, toY = height-1-y, x
			case 2:
				toX, toY = width-1-x, height-1-y
			case 3:
				toX, toY = y, width-1-x
			}
			copy(to.Pix[toY*to.Stride+4*toX:][:4], from.Pix[at:at+4])
		}
	}
	return to
}
