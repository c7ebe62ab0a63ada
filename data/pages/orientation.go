package pages

import (
	"encoding/binary"
	"image"
	"io"
	"slices"
)

// Ways in which a picture was taken (Exif 2.32, 4.6.4, tag Orientation, 1 to 8; TIFF 6.0 has the
// same). How far it is to be turned to the right then, after it was mirrored where it must be.
var (
	quarters = [...]int{1: 0, 2: 0, 3: 2, 4: 2, 5: 3, 6: 1, 7: 1, 8: 3}
	mirrored = [...]bool{1: false, 2: true, 3: false, 4: true, 5: true, 6: false, 7: true, 8: false}
)

const (
	asTaken        = 1     // no turning
	orientationTag = 0x112 // in a directory of tags
	mostSegments   = 64    // a file may hold millions that say nothing
)

// across reports whether the picture stands on its side.
func across(way int) bool { return quarters[way]%2 != 0 }

// upright is the picture as its camera says that it is looked at.
func upright(from *image.RGBA, way int) *image.RGBA {
	if mirrored[way] {
		for y := range from.Rect.Dy() {
			row := from.Pix[y*from.Stride:][:4*from.Rect.Dx()]
			slices.Reverse(row) // turns the bytes of each dot round too
			for at := 0; at < len(row); at += 4 {
				slices.Reverse(row[at : at+4])
			}
		}
	}
	return turned(from, quarters[way])
}

// orientation is the way in which a page was taken; what cannot be read says nothing.
func (p *picture) orientation(page int) int {
	if p.starts != nil {
		return wayIn(p.file, p.order, 0, p.starts[page])
	}
	head := make([]byte, 14)
	at := int64(2)
	for range mostSegments { // of a JPEG: its mark, its length, what it says
		if n, _ := p.file.ReadAt(head, at); n < 10 || head[0] != 0xFF || head[1] == 0xDA {
			return asTaken
		}
		if head[1] == 0xE1 && string(head[4:10]) == "Exif\x00\x00" {
			return p.wayOfExif(at + 10)
		}
		at += 2 + int64(binary.BigEndian.Uint16(head[2:]))
	}
	return asTaken
}

// wayOfExif reads the TIFF at base that a JPEG carries.
func (p *picture) wayOfExif(base int64) int {
	head := make([]byte, 8)
	if _, err := p.file.ReadAt(head, base); err != nil {
		return asTaken
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if head[0] == 'M' {
		order = binary.BigEndian
	}
	return wayIn(p.file, order, base, int64(order.Uint32(head[4:])))
}

// wayIn looks for the tag in a directory of a TIFF that begins at base.
func wayIn(file io.ReaderAt, order binary.ByteOrder, base, directory int64) int {
	field := make([]byte, 12)
	if _, err := file.ReadAt(field[:2], base+directory); err != nil {
		return asTaken
	}
	for i := range int64(order.Uint16(field)) {
		if _, err := file.ReadAt(field, base+directory+2+12*i); err != nil {
			return asTaken
		}
		if way := int(order.Uint16(field[8:])); order.Uint16(field) == orientationTag && way >= 1 && way <= 8 {
			return way
		}
	}
	return asTaken
}
