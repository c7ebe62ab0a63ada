package pages

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"golang.org/x/image/tiff"
)

// What row 0 and column 0 of a picture are when it is looked at (Exif 2.32, 4.6.4, Orientation).
var taken = []struct{ row, column string }{{"top", "left"}, {"top", "right"}, {"bottom", "right"}, {"bottom", "left"},
	{"left", "top"}, {"right", "top"}, {"right", "bottom"}, {"left", "bottom"}}

// takenAs is a page of 40 by 60 dots, black in its upper left corner and grey in its lower left
// one, as a camera held that way sees it.
func takenAs(row, column string) image.Image {
	const width, height = 40, 60
	rows, columns := height, width
	if row == "left" || row == "right" {
		rows, columns = width, height
	}
	raw := image.NewGray(image.Rect(0, 0, columns, rows))
	for r := range rows {
		for c := range columns {
			x, y := 0, 0
			for side, n := range map[string]int{row: r, column: c} {
				switch side {
				case "left":
					x = n
				case "right":
					x = width - 1 - n
				case "top":
					y = n
				case "bottom":
					y = height - 1 - n
				}
			}
			shade := color.Gray{255}
			if x < 16 && y < 16 {
				shade = color.Gray{0}
			} else if x < 16 && y >= height-16 {
				shade = color.Gray{128}
			}
			raw.SetGray(c, r, shade)
		}
	}
	return raw
}

// withExif is the JPEG with the way in which it was taken, as a camera writes it.
func withExif(picture []byte, order binary.AppendByteOrder, mark string, way int) []byte {
	tags := append([]byte(mark), 0, 0, 0, 0, 0, 0)
	order.(binary.ByteOrder).PutUint16(tags[2:], 42)
	order.(binary.ByteOrder).PutUint32(tags[4:], 8)
	tags = order.AppendUint16(tags, 2)
	for _, field := range [][2]int{{0x10F, 0}, {orientationTag, way}} {
		tags = order.AppendUint16(tags, uint16(field[0]))
		tags = order.AppendUint16(tags, 3)
		tags = order.AppendUint32(tags, 1)
		tags = order.AppendUint16(tags, uint16(field[1]))
		tags = order.AppendUint16(tags, 0)
	}
	said := append([]byte("Exif\x00\x00"), tags...)
	all := append([]byte{}, picture[:2]...)
	all = append(all, 0xFF, 0xE1, 0, byte(len(said)+2))
	return append(append(all, said...), picture[2:]...)
}

// A picture is looked at, recognised and redacted upright, however the camera was held.
func TestAPictureStandsAsItsCameraSays(t *testing.T) {
	here(t)
	upright := func(name string, content []byte) {
		t.Helper()
		p := drawn(t, opened(t, kept(t, name, content)), View{Width: 40})
		black, grey := p.RGBAAt(5, 5), p.RGBAAt(5, 55)
		if p.Rect.Dx() != 40 || p.Rect.Dy() != 60 || black.R > 40 || grey.R < 90 || grey.R > 170 || p.RGBAAt(35, 5).R < 220 || p.RGBAAt(35, 55).R < 220 {
			t.Errorf("%s: %v, %v, %v", name, p.Rect, black, grey)
		}
	}
	for i, way := range taken {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, takenAs(way.row, way.column), &jpeg.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		upright(fmt.Sprintf("little%d.jpg", i+1), withExif(b.Bytes(), binary.LittleEndian, "II", i+1))
		upright(fmt.Sprintf("big%d.jpg", i+1), withExif(b.Bytes(), binary.BigEndian, "MM", i+1))
	}
	var plain, asTIFF bytes.Buffer
	jpeg.Encode(&plain, takenAs("top", "left"), nil)
	upright("khong-ghi.jpg", plain.Bytes())
	for _, none := range []int{0, 9} { // no way that there is
		upright("la.jpg", withExif(plain.Bytes(), binary.LittleEndian, "II", none))
	}
	tiff.Encode(&asTIFF, takenAs("top", "left"), nil)
	upright("a.tif", asTIFF.Bytes())
}
