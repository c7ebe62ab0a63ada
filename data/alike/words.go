package alike

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"donthu/data/text"
)

// short are what clerks shorten, folded, with what it stands for.
var short = func() map[string][]string {
	all := map[string][]string{}
	for piece, whole := range map[string]string{
		"q": "quan", "h": "hem", "d": "duong", "tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "kp": "khu pho", "tdp": "to dan pho", "sn": "so nha",
		"ubnd": "uy ban nhan dan", "ub": "uy ban", "hdnd": "hoi dong nhan dan", "qd": "quyet dinh", "tb": "thong bao", "gcn": "giay chung nhan",
		"qsdd": "quyen su dung dat", "gcnqsdd": "giay chung nhan quyen su dung dat", "sdd": "su dung dat", "gpmb": "giai phong mat bang", "ctubnd": "chu tich uy ban nhan dan",
		"ct": "chu tich", "pct": "pho chu tich", "cb": "can bo", "cbcc": "can bo cong chuc", "bt": "boi thuong", "tdc": "tai dinh cu", "xd": "xay dung", "gpxd": "giay phep xay dung",
		"vpxd": "vi pham xay dung", "vsmt": "ve sinh moi truong", "hs": "ho so", "kn": "khieu nai", "tc": "to cao", "dn": "de nghi", "pa": "phan anh", "dt": "dien tich",
		"ng": "nguyen", "hcm": "ho chi minh", "hn": "ha noi", "ca": "cong an", "kdc": "khu dan cu", "hgd": "ho gia dinh",
	} {
		all[piece] = strings.Fields(whole)
	}
	return all
}()

// common are syllables that stand in letters about anything, folded: that two letters share
// them says little.
var common = setOf(`
	don thu khieu nai to cao phan anh kien nghi de nghi yeu cau ve viec cua va la thi ma cho co khong da dang se bi duoc do voi tai trong ngoai tren duoi
	theo nhung cac mot nay do kia toi chung ong ba anh chi gia dinh nguoi dan ho uy ban nhan phuong xa quan huyen thanh pho tinh chu tich pho can bo cong chuc co quan
	quyet dinh so ngay thang nam giai quyet xem xet kiem tra xac minh xu ly som kinh mong nho giup de lam ro thong bao van noi dung nhu sau vi nen rang cho rang chua
	dat nha su dung quyen giay chung nhan thu hoi boi thuong ho tro duong khu to nhieu lan lau nay hien lai van con cung dung sai trai phep luat quy dinh tu den ra vao len xuong
	nham trach nhiem lien quan giua hai ben nhau rat bang cach viec gay anh huong den tinh hinh kip thoi tra loi bao cao ket qua kinh gui duoc biet`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// pieces are runs of letters and runs of digits, folded: "P.13", "p13" and "P 13" are the
// same two pieces.
func pieces(s string) []string {
	folded := text.Fold(s)
	var all []string
	from := -1
	digits := false
	for i, r := range folded {
		letter, digit := unicode.IsLetter(r), r >= '0' && r <= '9'
		if from >= 0 && (!letter && !digit || digit != digits) {
			all, from = append(all, folded[from:i]), -1
		}
		if from < 0 && (letter || digit) {
			from, digits = i, digit
		}
	}
	if from >= 0 {
		all = append(all, folded[from:])
	}
	return all
}

// words are pieces with what is shortened written out.
func words(s string) []string {
	said := pieces(s)
	all := make([]string, 0, len(said)+8)
	for i, piece := range said {
		switch {
		case piece == "p" && i+1 < len(said) && isNumber(said[i+1]):
			all = append(all, "phuong")
		case short[piece] != nil:
			all = append(all, short[piece]...)
		case isNumber(piece):
			if piece = strings.TrimLeft(piece, "0"); piece != "" {
				all = append(all, piece)
			}
		default:
			all = append(all, piece)
		}
	}
	return all
}

func isNumber(piece string) bool { return piece != "" && piece[0] >= '0' && piece[0] <= '9' }

// isYear reports whether a number is probably a year, of which many letters speak.
func isYear(piece string) bool {
	return len(piece) == 4 && (strings.HasPrefix(piece, "19") || strings.HasPrefix(piece, "20"))
}

// addressed are forms of address, with and without their accents where these alone tell them
// from a surname (hộ, Hồ).
var addressed = setOf("ông ong bà ba anh chị chi cô chú bác cụ em cháu hộ gia đình")

// further are words after which a name speaks of others.
var further = setOf("và cùng đại va")

// nameOf are the syllables of a name, folded, without a form of address and without whoever
// else is named behind it; y and i are one letter.
func nameOf(s string) []string {
	s = strings.ToLower(norm.NFC.String(s))
	all := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if at := slices.IndexFunc(all, func(word string) bool { return further[word] }); at > 0 {
		all = all[:at]
	}
	for len(all) > 1 && addressed[all[0]] {
		all = all[1:]
	}
	for i, word := range all {
		all[i] = strings.ReplaceAll(text.Fold(word), "y", "i")
	}
	return all[:min(len(all), 7)]
}

// near reports whether one letter typed wrong, left out, doubled or swapped with its
// neighbour makes b of a; of short words it says nothing.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) < 3 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return i == len(a) || a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
