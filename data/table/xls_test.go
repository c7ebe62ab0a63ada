package table_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"donthu/data/table"
)

// record is a record of an old workbook: numbers of two bytes, single bytes and texts,
// one after the other.
func record(id int, parts ...any) string {
	var body bytes.Buffer
	for _, part := range parts {
		switch v := part.(type) {
		case int:
			_ = binary.Write(&body, binary.LittleEndian, uint16(v))
		case byte:
			body.WriteByte(v)
		case string:
			body.WriteString(v)
		default:
			_ = binary.Write(&body, binary.LittleEndian, v)
		}
	}
	var head bytes.Buffer
	_ = binary.Write(&head, binary.LittleEndian, [2]uint16{uint16(id), uint16(body.Len())})
	return head.String() + body.String()
}

const zeros = "\x00\x00\x00\x00\x00\x00\x00\x00"

// stream is an old workbook of one sheet: what stands before its list of sheets, and
// what in it.
func stream(version int, globals, sheet string) string {
	head := record(0x0809, version, 5, zeros, uint32(0)) + globals
	list := record(0x0085, uint32(0), 0, byte(1), byte('T'))
	if version == 0x0600 {
		list = record(0x0085, uint32(0), 0, byte(1), byte(0), byte('T'))
	}
	binary.LittleEndian.PutUint32([]byte(list)[4:], 0)
	at := len(head) + len(list) + 4
	b := []byte(list)
	binary.LittleEndian.PutUint32(b[4:], uint32(at))
	return head + string(b) + record(0x000A) + record(0x0809, version, 16, zeros, uint32(0)) + sheet + record(0x000A)
}

func TestRecordsOfOldWorkbooks(t *testing.T) {
	day := record(0x041E, 200, 5, byte(0), "d/m/y")
	globals := record(0x0022, 1) + day + record(0x00E0, 0, 0, zeros) + record(0x00E0, 0, 200, zeros)
	for name, test := range map[string]struct {
		globals, sheet string
		want           []string
	}{
		"results of formulas": {globals, record(0x0006, 0, 0, 0, "\x00\x00\x00\x00\x00\x00\xff\xff", zeros) + record(0x04BC, zeros) + record(0x0207, 3, byte(1), "\x11\x01\xa1\x1en\x00") +
			record(0x0006, 0, 1, 0, 2.5, zeros) + record(0x0006, 0, 2, 0, "\x01\x00\x01\x00\x00\x00\xff\xff", zeros) + record(0x0006, 0, 3, 0, "\x02\x00\x17\x00\x00\x00\xff\xff", zeros) +
			record(0x0006, 0, 4, 0, "\x03\x00\x00\x00\x00\x00\xff\xff", zeros),
			[]string{`0.1 ["đạn" "2.5" "1" "#REF!"] 1:1 2:3 3:4`}},
		"days from 1904": {globals, record(0x027E, 0, 0, 1, uint32(44624<<2|2)) + record(0x0203, 0, 1, 0, 44624.0),
			[]string{`0.1 ["46086" "44624"] 0:2 1:1`}},
		"short numbers": {globals, record(0x00BD, 0, 0, 0, uint32(150<<2|3), 0, uint32(math.Float64bits(-2.5)>>32), 1),
			[]string{`0.1 ["1.5" "-2.5"] 0:1 1:1`}},
		"rows in no order": {globals, record(0x0208, 1, 0, 2, 0, 0, 0, 0x20, 0) + record(0x0203, 1, 0, 0, 2.0) + record(0x0203, 0, 1, 0, 1.0) + record(0x0203, 1, 1, 0, 3.0),
			[]string{`0.1 ["" "1"] 1:1`, `0.2 ["2" "3"] hidden 0:1 1:1`}},
		"a chart within": {globals, record(0x0203, 0, 0, 0, 1.0) + record(0x0809, 0x0600, 32, zeros) + record(0x0203, 0, 0, 0, 9.0) + record(0x000A) + record(0x0203, 1, 0, 0, 2.0),
			[]string{`0.1 ["1"] 0:1`, `0.2 ["2"] 0:1`}},
		"texts torn by records": {
			globals + record(0x00FC, uint32(2), uint32(2), 4, byte(0), "ab") + record(0x003C, byte(1), "\xbf\x1ed\x00", 3, byte(8), 1, "xyz", "\x00\x00") + record(0x003C, "\x00\x00"),
			record(0x00FD, 0, 0, 0, uint32(0)) + record(0x00FD, 0, 1, 0, uint32(1)),
			[]string{`0.1 ["abếd" "xyz"]`}},
	} {
		t.Run(name, func(t *testing.T) {
			b, got := read(t, written(t, stream(0x0600, test.globals, test.sheet)))
			same(t, got, test.want)
			if s := b.Sheets(); !slices.Equal(s, []table.Sheet{{Name: "T"}}) {
				t.Errorf("the sheets are %v", s)
			}
		})
	}
}

func TestExcel95IsReadInItsEncoding(t *testing.T) {
	sheet := record(0x0204, 0, 0, 0, 9, "Nguy\xea\xden A")
	b, got := read(t, written(t, stream(0x0500, record(0x0042, 1258), sheet)))
	same(t, got, []string{`0.1 ["Nguyễn A"]`})
	if b.Encoding() != "Windows-1258" {
		t.Errorf("the encoding is %q", b.Encoding())
	}
	font := func(name string) string {
		return record(0x0031, 200, 0, 0, 400, 0, byte(0), byte(0), byte(0), byte(0), byte(len(name)), name)
	}
	fonts := font(".VnTime") + record(0x00E0, 0, 0, zeros)
	_, got = read(t, written(t, stream(0x0500, fonts, record(0x0204, 0, 0, 0, 8, "Nguy\xd4n A"))))
	same(t, got, []string{`0.1 ["Nguyễn A"]`})
	fonts = strings.Repeat(font("Arial"), 4) + font(".VnTime") + record(0x00E0, 0, 0, zeros) + record(0x00E0, 5, 0, zeros) // no font has the number 4
	_, got = read(t, written(t, stream(0x0500, fonts, record(0x0204, 0, 0, 1, 8, "Nguy\xd4n A")+record(0x0204, 0, 1, 1, 2, "L\xea")+record(0x0204, 0, 2, 0, 2, "L\xea"))))
	same(t, got, []string{`0.1 ["Nguyễn A" "Lờ" "Lê"]`})
}

func TestAProtectedOldWorkbookIsToldSo(t *testing.T) {
	if _, err := table.Open(written(t, stream(0x0600, record(0x002F, zeros), ""))); err == nil || !strings.Contains(err.Error(), "bỏ mật khẩu") {
		t.Errorf("the error is %v", err)
	}
}
