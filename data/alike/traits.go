// Package alike tells how alike two letters are and why: by identity papers, telephones,
// names, addresses and content as clerks write them. It knows no register; store finds by
// Keys which letters are worth comparing.
package alike

import (
	"strings"

	"donthu/data/register"
)

// Traits are what a letter is compared by.
type Traits struct {
	people  []person // the sender first
	content content
}

// person is somebody who stands behind a letter.
type person struct {
	name     []string
	identity string
	phones   []string
	address  address
}

// mostPeople bounds who is compared of a letter that many signed.
const mostPeople = 6

// Of are the traits of a letter.
func Of(f *register.Facts) Traits { return Traits{peopleOf(f), contentOf(f.Content)} }

func peopleOf(f *register.Facts) (all []person) {
	for i, p := range f.Everybody() {
		if i > 0 && (p.Name == "" && p.Identity == "" && p.Phone == "") {
			continue
		}
		if len(all) == mostPeople {
			break
		}
		all = append(all, person{nameOf(p.Name), identityOf(p.Identity), phonesOf(p.Phone), addressOf(p.Address)})
	}
	return all
}

// identityOf is the number of an identity paper without what is written between its digits,
// and without the zeros that a book loses; empty when it is too short to be one.
func identityOf(s string) string {
	if s == "" {
		return ""
	}
	digits := 0
	number := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			digits++
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z':
			return r
		}
		return -1
	}, s)
	if digits < 7 {
		return ""
	}
	return strings.TrimLeft(number, "0")
}

// moved are the beginnings of mobile numbers of eleven digits, and those that took their
// place in 2018, without the zero.
var moved = map[string]string{
	"162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",
	"120": "70", "121": "79", "122": "77", "126": "76", "128": "78", "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
	"186": "56", "188": "58", "199": "59",
}

// apartPhones are what stands between two telephones.
var apartPhones = strings.NewReplacer(" - ", "/", ";", "/", ",", "/", " hoặc ", "/", " và ", "/")

// phonesOf are the telephones in s as a caller at home dials them, without the zero.
func phonesOf(s string) (all []string) {
	if s == "" {
		return nil
	}
	for said := range strings.SplitSeq(apartPhones.Replace(s), "/") {
		number := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, said)
		number = strings.TrimLeft(number, "0")
		if len(number) > 10 {
			number = strings.TrimLeft(strings.TrimPrefix(number, "84"), "0")
		}
		if len(number) == 10 && moved[number[:3]] != "" {
			number = moved[number[:3]] + number[3:]
		}
		if len(number) >= 8 {
			all = append(all, number)
		}
	}
	return all
}
