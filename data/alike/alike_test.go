package alike

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/register"
)

func TestNumbersAreTheSameHoweverTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"0903 000 111", "+84903000111"}, {"0903.000.111", "84 903 000 111"}, {"903000111", "0084-903-000-111"}, {"01630001112", "0330001112"}, {"028 3812 3456", "+842838123456"},
		{"0912345678 / 0903000111", "0903000111"},
	} {
		if a, b := phonesOf(c.a), phonesOf(c.b); !slices.Contains(a, b[0]) {
			t.Errorf("%q is %v, %q is %v", c.a, a, c.b, b)
		}
	}
	if got := phonesOf("1234567"); got != nil {
		t.Errorf("seven digits are a telephone: %v", got)
	}
	if got := phonesOf("12345678"); len(got) != 1 {
		t.Errorf("eight digits are none: %v", got)
	}
	if a, b := identityOf("079 188 004 742"), identityOf("79188004742"); a != b || a == "" {
		t.Errorf("%q and %q", a, b)
	}
	if identityOf("123456") != "" || identityOf("1234567") == "" || identityOf("C1234567") != "c1234567" {
		t.Error("papers of six, seven digits, and a passport")
	}
}

func TestNamesAreComparedAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Name
	}{
		{"Nguyễn Văn An", "Ông NGUYỄN VĂN AN", NameSame}, {"Nguyễn Văn An", "An Nguyễn Văn", NameSame}, {"Lý Thị Mỹ", "Lí Thị Mĩ", NameSame},
		{"Nguyễn Văn An", "Hộ ông Nguyễn Văn An và các hộ dân", NameSame}, {"Hồ Thị Lan", "Hộ bà Hồ Thị Lan", NameSame},
		{"Nguyễn Văn An", "Ng. V. An", NameNear}, {"Nguyễn Văn An", "N.V.An", NameNear}, {"Nguyễn Văn An", "Nguyễn An", NameNear}, {"Nguyễn Thị Bích Hà", "Nguyễn Thị Hà", NameNear},
		{"Nguyễn Văn An", "Nguễn Văn An", NameNear}, {"Nguyễn Văn An", "Nguyênn Văn An", NameNear}, {"Trần Thị Bưởi", "Trần Thị Bửoi", NameSame},
		{"Nguyễn Văn An", "Nguyễn Văn Anh", NameOther}, {"Nguyễn Văn An", "Trần Văn An", NameOther}, {"Nguyễn Văn An", "Nguyễn Thị An", NameOther}, {"Nguyễn Văn An", "N.V.A", NameOther},
		{"Nguyễn Văn An", "", NameUnknown},
	} {
		if got := compareNames(nameOf(c.a), nameOf(c.b)); got != c.want {
			t.Errorf("%q and %q: %d, want %d (%v, %v)", c.a, c.b, got, c.want, nameOf(c.a), nameOf(c.b))
		}
		if got := compareNames(nameOf(c.b), nameOf(c.a)); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestAddressesAreComparedAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Place
	}{
		{"12/5 Trần Phú, P.13", "Số 5, hẻm 12 đường Trần Phú, phường 13", PlaceSame}, {"Số 12 ngõ 5 Trần Phú", "12/5 tran phu, p13", PlaceSame},
		{"45A Lê Lợi", "số nhà 45a, đường Lê Lợi, KP 3", PlaceSame}, {"Số 12 ngõ 5", "12/5 Trần Phú", PlaceNear}, {"Khu phố 3", "KP3, phường 13", PlaceNear},
		{"45 Lê Lợi", "51 Lê Lợi", PlaceNear}, {"45 Lê Lợi", "52 Lê Lợi", PlaceOther}, {"12/5 Trần Phú", "14/5 Trần Phú", PlaceNear}, {"12/5 Trần Phú", "12/5 Lê Lợi", PlaceOther},
		{"Khu phố 3", "Khu phố 4", PlaceOther}, {"Tổ 5, Khu phố 3", "12/5 Trần Phú", PlaceUnknown}, {"", "12/5 Trần Phú", PlaceUnknown}, {"Phường 13", "12/5 Trần Phú", PlaceUnknown},
	} {
		if got := compareAddresses(addressOf(c.a), addressOf(c.b)); got != c.want {
			t.Errorf("%q and %q: %d, want %d (%+v, %+v)", c.a, c.b, got, c.want, addressOf(c.a), addressOf(c.b))
		}
		if got := compareAddresses(addressOf(c.b), addressOf(c.a)); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

// Each limit with what stands on either side of it.
func TestWhatAClerkShouldSeeSideBySide(t *testing.T) {
	long := littleSaid
	for _, c := range []struct {
		l    Likeness
		want bool
	}{
		{Likeness{Identity: true, Content: 0}, true},
		{Likeness{Phone: true, Content: -1}, true}, {Likeness{Phone: true, Name: NameOther, Content: withPhone}, true}, {Likeness{Phone: true, Name: NameOther, Content: withPhone - 0.01}, false},
		{Likeness{Phone: true, Name: NameNear, Content: 0}, true}, {Likeness{Phone: true, Place: PlaceNear, Content: 0}, true},
		{Likeness{Name: NameSame, Content: -1}, true}, {Likeness{Name: NameSame, Place: PlaceOther, Content: -1}, false}, {Likeness{Name: NameNear, Content: -1}, false}, {Likeness{Name: NameNear, Place: PlaceNear, Content: -1}, true},
		{Likeness{Name: NameNear, Place: PlaceNear, Content: withPerson}, true}, {Likeness{Name: NameNear, Place: PlaceNear, Content: withPerson - 0.01}, false},
		{Likeness{Name: NameNear, Content: withName}, true}, {Likeness{Name: NameNear, Content: withName - 0.01}, false},
		{Likeness{Name: NameSame, Place: PlaceOther, Content: otherHouse}, true}, {Likeness{Name: NameSame, Place: PlaceOther, Content: otherHouse - 0.01}, false},
		{Likeness{Name: NameSame, Place: PlaceOther, Content: 0.9, Of: 2, Details: halfDetails}, true}, {Likeness{Name: NameSame, Place: PlaceOther, Content: 0.9, Of: 2, Details: halfDetails - 0.01}, false},
		{Likeness{Name: NameOther, Place: PlaceSame, Content: withHouse, Words: long}, true}, {Likeness{Name: NameOther, Place: PlaceSame, Content: withHouse - 0.01, Words: long}, false},
		{Likeness{Name: NameOther, Place: PlaceSame, Content: 1, Words: long - 0.1}, false},
		{Likeness{Name: NameOther, Content: withNothing, Words: long, Of: someDetails, Details: mostDetails}, true}, {Likeness{Name: NameOther, Content: withNothing - 0.01, Words: long, Of: someDetails, Details: mostDetails}, false},
		{Likeness{Name: NameOther, Content: 0.99, Words: long, Of: someDetails, Details: mostDetails - 0.01}, false},
		{Likeness{Name: NameOther, Content: allTheSame, Words: long, Of: someDetails - 1, Details: 1}, true}, {Likeness{Name: NameOther, Content: allTheSame - 0.01, Words: long, Of: someDetails - 1, Details: 1}, false},
		{Likeness{Name: NameOther, Content: allTheSame, Words: long}, true},
	} {
		if got := c.l.Alike(); got != c.want {
			t.Errorf("%+v: %v", c.l, got)
		}
	}
}

func TestALetterIsLikeItselfAndSharesItsKeys(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f := register.Facts{Sender: register.Person{Name: rapid.String().Draw(r, "name"), Address: rapid.String().Draw(r, "address"), Identity: rapid.StringMatching(`[0-9 ]{0,14}`).Draw(r, "identity"), Phone: rapid.StringMatching(`[0-9+ ./-]{0,24}`).Draw(r, "phone")},
			Content: rapid.String().Draw(r, "content")}
		traits := Of(&f)
		if l := Compare(traits, traits); l.Content > 1.000001 || l.Content >= 0 && l.Content < 0.99 || len(nameOf(f.Sender.Name)) > 0 && l.Name != NameSame {
			r.Fatalf("a letter is like itself: %+v", l)
		}
		asked := traits.Asked().All()
		for _, key := range KeysOf(&f).All() {
			if !slices.Contains(asked, key) || strings.ContainsFunc(key, func(c rune) bool { return (c < '0' || c > '9') && (c < 'a' || c > 'z') }) {
				r.Fatalf("the key %q is not asked for: %v", key, asked)
			}
		}
		a, b := Differ(f.Content, f.Content)
		if len(a) > 1 || len(b) > 1 {
			r.Fatalf("a text differs from itself: %v", a)
		}
	})
}

func TestTwoTextsDifferInWhatOnlyOneSays(t *testing.T) {
	a, b := Differ("Thu hồi 12 m2 đất ở P.13 làm đường", "Thu hồi 15 m2 đất ở phường làm hẻm")
	only := func(parts []Part) (words []string) {
		for _, p := range parts {
			if !p.Same {
				words = append(words, p.Text)
			}
		}
		return words
	}
	if got := only(a); !slices.Equal(got, []string{"12", "P.13", "đường"}) {
		t.Errorf("only the first says %q", got)
	}
	if got := only(b); !slices.Equal(got, []string{"15", "phường", "hẻm"}) {
		t.Errorf("only the second says %q", got)
	}
	if a, _ := Differ("thu hoi dat", "Thu hồi đất"); len(a) != 1 || !a[0].Same {
		t.Errorf("accents make a difference: %v", a)
	}
}
