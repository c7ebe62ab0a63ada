package store

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// scanPut puts a scan with the letter or visit and gives its hash.
func scanPut(t *testing.T, s *Store, of int64, content string) string {
	t.Helper()
	if _, err := s.File(t.Context(), of, register.Filed{Kind: register.FiledLetter}, fileCalled(t, "quet.pdf", "%PDF-"+content)); err != nil {
		t.Fatal(err)
	}
	all := filesOf(t, s, of)
	return all[len(all)-1].File.SHA256
}

func recognise(t *testing.T, s *Store, hash, said string) {
	t.Helper()
	if err := s.KeepRecognised(t.Context(), hash, Recognised, said); err != nil {
		t.Fatal(err)
	}
}

// searched are the numbers of the letters that a search lists, and what it shows of scans.
func searched(t *testing.T, s *Store, q Query) (numbers []string, page Page) {
	t.Helper()
	page, err := s.Letters(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range page.Letters {
		numbers = append(numbers, l.Number.String())
	}
	return numbers, page
}

// correctKind makes another kind of the letter.
func correctKind(t *testing.T, s *Store, l register.Letter, kind register.Kind) {
	t.Helper()
	f := l.Facts
	f.Kind = kind
	d, err := steps.Correct(l.ID, f.ReceivedOn, register.Received{Number: l.Number, Facts: f}, "phân loại lại")
	if err == nil {
		_, err = s.AddSteps(t.Context(), l.ID, d)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func waiting(t *testing.T, s *Store) (hashes []string) {
	t.Helper()
	all, err := s.ToRecognise(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range all {
		hashes = append(hashes, k.SHA256)
	}
	return hashes
}

// What a scan says finds its letter, behind those whose own words are found, page by page, and
// says that it is in the scan.
func TestWordsInAScanFindTheLetter(t *testing.T) {
	s := newStore(t)
	a := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại bồi thường"))
	b := add(t, s, facts("Lê Văn Tám", "Khiếu nại về cây xăng Hòa Bình"))
	other := add(t, s, facts("Phạm Ba", "Khiếu nại việc khác"))
	hash := scanPut(t, s, a.ID, "a")
	if got := waiting(t, s); !slices.Equal(got, []string{hash}) {
		t.Fatalf("waiting: %v", got)
	}
	recognise(t, s, hash, "Kính gửi: Ủy ban nhân dân phường. Tôi ở cạnh cây xăng Hòa Bình, số 0903 000 111")
	recognise(t, s, scanPut(t, s, other.ID, "b"), "không liên quan")
	if len(waiting(t, s)) != 0 {
		t.Error("what is recognised waits")
	}
	numbers, page := searched(t, s, Query{Text: "xang hoa binh"})
	if !slices.Equal(numbers, []string{b.Number.String(), a.Number.String()}) || page.Total != 2 || len(page.Scans) != 1 || !strings.Contains(page.Scans[a.ID], "cây xăng") {
		t.Errorf("%v, %+v", numbers, page.Scans)
	}
	for offset, want := range []string{b.Number.String(), a.Number.String()} {
		if numbers, page := searched(t, s, Query{Text: "xăng Hòa Bình", Limit: 1, Offset: offset}); !slices.Equal(numbers, []string{want}) || page.Total != 2 {
			t.Errorf("page %d: %v of %d", offset+1, numbers, page.Total)
		}
	}
	if next, err := s.Beside(t.Context(), Query{Text: "xăng Hòa Bình"}, b.ID, true); err != nil || next != a.ID {
		t.Errorf("behind %d stands %d, %v", b.ID, next, err)
	}
	if numbers, _ := searched(t, s, Query{Text: "xăng", Kind: register.Petition}); numbers != nil {
		t.Errorf("another kind: %v", numbers)
	}
	if numbers, _ := searched(t, s, Query{Text: "000111"}); !slices.Equal(numbers, []string{a.Number.String()}) {
		t.Errorf("by a telephone: %v", numbers)
	}
	if r, err := s.Recognition(t.Context()); err != nil || r != (Recognition{Files: 2, Done: 2}) {
		t.Errorf("%+v, %v", r, err)
	}
	wellKept(t, s)
	if numbers, _ := searched(t, s, Query{Text: "xăng"}); len(numbers) != 2 {
		t.Errorf("after rebuilding: %v", numbers)
	}
	if err := takeBack(t, s, a.ID, filesOf(t, s, a.ID)[0].Step, "nhầm"); err != nil {
		t.Fatal(err)
	}
	if numbers, _ := searched(t, s, Query{Text: "xăng"}); !slices.Equal(numbers, []string{b.Number.String()}) {
		t.Errorf("after the file was taken back: %v", numbers)
	}
}

func TestWordsInAScanFindTheVisit(t *testing.T) {
	s := newStore(t)
	visit := func(kind register.Kind) register.Reception {
		v, err := s.AddReception(t.Context(), register.Reception{On: day.Must("2026-11-05"), Type: register.Regular, Host: register.Officer, Kind: kind, People: 1,
			Visitor: register.Person{Name: "Lê Văn Tám"}, Content: "Nội dung"})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	v, secret := visit(register.Complaint), visit(register.Denunciation)
	recognise(t, s, scanPut(t, s, v.ID, "a"), "biên bản ở cây xăng")
	recognise(t, s, scanPut(t, s, secret.ID, "b"), "tố cáo ở cây xăng")
	found := func() int {
		all, err := s.SearchReceptions(t.Context(), "cay xang", 10)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	if n := found(); n != 1 {
		t.Errorf("%d visits", n)
	}
	v.Kind = register.Denunciation
	if err := s.CorrectReception(t.Context(), v, "nhầm loại"); err != nil {
		t.Fatal(err)
	}
	if n := found(); n != 0 {
		t.Errorf("%d visits after the correction", n)
	}
	wellKept(t, s)
}

// Of a denunciation no scan is recognised; what became one loses its words, in the index too,
// whichever way it became one (LTC Điều 8, Điều 56).
func TestAScanOfADenunciationSaysNothing(t *testing.T) {
	words := func(s *Store) (rows int) {
		for _, table := range []string{"recognised", "recognised_text"} {
			var n int
			if err := s.read.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
				t.Fatal(err)
			}
			rows += n
		}
		return rows
	}
	for name, becomes := range map[string]func(*Store, register.Letter, string){
		"corrected": func(s *Store, l register.Letter, _ string) { correctKind(t, s, l, register.Denunciation) },
		"the same file comes with one": func(s *Store, _ register.Letter, _ string) {
			f := facts("Người Kín", "Tố cáo")
			f.Kind = register.Denunciation
			scanPut(t, s, add(t, s, f).ID, "a")
		},
		"a part of it is split off": func(s *Store, l register.Letter, _ string) {
			f := l.Facts
			f.Kind = register.Denunciation
			if _, err := split(t, s, l.ID, l.ReceivedOn, "Hai nội dung", f); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
			hash := scanPut(t, s, l.ID, "a")
			recognise(t, s, hash, "tôi là Ánh ở cạnh cây xăng")
			if numbers, _ := searched(t, s, Query{Text: "xăng"}); len(numbers) != 1 {
				t.Fatalf("before: %v", numbers)
			}
			becomes(s, l, hash)
			for range 2 {
				if numbers, _ := searched(t, s, Query{Text: "xăng"}); numbers != nil || words(s) != 0 || len(waiting(t, s)) != 0 {
					t.Errorf("found %v, %d rows, waiting %v", numbers, words(s), waiting(t, s))
				}
				recognise(t, s, hash, "tôi là Ánh ở cạnh cây xăng") // a recogniser that began before
			}
			if r, err := s.Recognition(t.Context()); err != nil || r.Secret != 1 || r.Files != 0 {
				t.Errorf("%+v, %v", r, err)
			}
			wellKept(t, s)
		})
	}
}

// Whatever happens in whatever order, no word of a file that lies with a denunciation is kept.
func TestNoSecretWordIsEverFound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newStore(t)
		var all []register.Letter
		for range 3 {
			all = append(all, add(t, s, facts("Nguyễn Thị Ánh", "Nội dung")))
		}
		for range rapid.IntRange(1, 12).Draw(rt, "deeds") {
			at := rapid.IntRange(0, len(all)-1).Draw(rt, "letter")
			l, err := s.Letter(t.Context(), all[at].ID)
			if err != nil {
				rt.Fatal(err)
			}
			switch rapid.IntRange(0, 3).Draw(rt, "deed") {
			case 0:
				scanPut(t, s, l.ID, rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "file"))
			case 1, 2:
				for _, f := range l.Files {
					recognise(t, s, f.File.SHA256, "xăng "+f.File.SHA256)
				}
			case 3:
				kind := register.Denunciation
				if l.Kind == kind {
					kind = register.Complaint
				}
				correctKind(t, s, l, kind)
			}
		}
		secret := map[string]bool{}
		for i := range all {
			l, err := s.Letter(t.Context(), all[i].ID)
			if err != nil {
				rt.Fatal(err)
			}
			for _, f := range l.Files {
				secret[f.File.SHA256] = secret[f.File.SHA256] || l.Secret()
			}
		}
		_, page := searched(t, s, Query{Text: "xăng"})
		for _, l := range page.Letters {
			if l.Secret() {
				rt.Fatalf("%s is found", l.Number)
			}
		}
		for hash, is := range secret {
			var n int
			if err := s.read.QueryRow("SELECT count(*) FROM recognised WHERE sha256 = ?", hash).Scan(&n); err != nil || is && n > 0 {
				rt.Fatalf("words of %s are kept: %v", hash, err)
			}
		}
		if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
			rt.Fatalf("%v %v", v.Findings, err)
		}
	})
}

// Whatever happens in whatever order, no word is kept of a scan of a visit whose letter is a
// denunciation, or has a part that is one (LTC Điều 8, Điều 56).
func TestNoSecretWordOfAVisitIsEverFound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newStore(t)
		if _, err := s.write.Exec("PRAGMA synchronous = OFF"); err != nil { // nothing falls over here
			rt.Fatal(err)
		}
		kinds := []register.Kind{register.Complaint, register.Denunciation}
		var all []register.Letter
		for range 2 {
			f := facts("Nguyễn Thị Ánh", "Nội dung")
			f.Kind = rapid.SampledFrom(kinds).Draw(rt, "kind of the letter")
			all = append(all, add(t, s, f))
		}
		v, err := s.AddReception(t.Context(), register.Reception{On: day.Must("2026-11-05"), Type: register.Regular, Host: register.Officer, Kind: register.Complaint, People: 1,
			Visitor: register.Person{Name: "Nguyễn Thị Ánh"}, Content: "Nội dung"})
		if err != nil {
			rt.Fatal(err)
		}
		done := false // whether a letter was split
		for range rapid.IntRange(2, 10).Draw(rt, "deeds") {
			at := rapid.IntRange(0, len(all)-1).Draw(rt, "letter")
			l, err := s.Letter(t.Context(), all[at].ID)
			if err == nil {
				v, err = s.Reception(t.Context(), v.ID)
			}
			if err != nil {
				rt.Fatal(err)
			}
			switch rapid.IntRange(0, 4).Draw(rt, "deed") {
			case 0:
				scanPut(t, s, v.ID, rapid.StringN(1, 6, -1).Draw(rt, "file"))
			case 1:
				for _, f := range v.Files {
					recognise(t, s, f.File.SHA256, "xăng")
				}
			case 2:
				correctKind(t, s, l, kinds[rapid.IntRange(0, 1).Draw(rt, "kind")])
			case 3:
				v.Letter = rapid.SampledFrom([]string{"", l.Number.String()}).Draw(rt, "named")
				if err := s.CorrectReception(t.Context(), v, "lập đơn"); err != nil {
					rt.Fatal(err)
				}
			case 4:
				f := l.Facts
				f.Kind = rapid.SampledFrom(kinds).Draw(rt, "kind of the part")
				if made, err := split(t, s, l.ID, l.ReceivedOn, "Hai nội dung", f); err == nil && !done {
					all, done = append(all, made...), true
				}
			}
			secret, err := sqlite.One[bool](t.Context(), s.read, `SELECT EXISTS (SELECT 1 FROM letters AS part JOIN letters AS other USING (year, number)
				WHERE part.secret = 1 AND other.number || other.branch || '/' || other.year = (SELECT doc ->> 'letter' FROM receptions))`)
			if err != nil {
				rt.Fatal(err)
			}
			found, err := s.SearchReceptions(t.Context(), "xang", 10)
			kept, errKept := sqlite.One[int](t.Context(), s.read, "SELECT (SELECT count(*) FROM recognised) + (SELECT count(*) FROM recognised_text)")
			if err := errors.Join(err, errKept); err != nil || secret && (len(found) > 0 || kept > 0) {
				rt.Fatalf("found %d visits, %d rows are kept: %v", len(found), kept, err)
			}
			if secret && len(waiting(t, s)) > 0 {
				rt.Fatal("what is secret waits for recognition")
			}
		}
		if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
			rt.Fatalf("%v %v", v.Findings, err)
		}
	})
}

// Verify knows of words that should not be there, and of an index that is not theirs.
func TestVerifyKnowsWhatWasRecognised(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	recognise(t, s, scanPut(t, s, l.ID, "a"), "cây xăng")
	for _, c := range []struct{ broken, mended, says string }{
		{"DELETE FROM recognised_text", "INSERT INTO recognised_text (rowid, folded) VALUES (1, 'x')", "không khớp"},
		{"UPDATE files SET secret = 1", "UPDATE files SET secret = 0", "bí mật"},
	} {
		if _, err := s.write.Exec(c.broken); err != nil {
			t.Fatal(err)
		}
		v, err := s.Verify(t.Context())
		if err != nil || !strings.Contains(strings.Join(v.Findings, " "), c.says) {
			t.Errorf("%s: %q, %v", c.broken, v.Findings, err)
		}
		if _, err := s.write.Exec(c.mended); err != nil {
			t.Fatal(err)
		}
	}
}

// A scan is known by its hash wherever it lies, and one that is passed over stays so until it
// is taken back.
func TestAScanIsKnownByItsHash(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	hash := scanPut(t, s, l.ID, "a")
	at, err := s.Lying(t.Context(), hash, "unknown")
	if err != nil || len(at) != 1 || len(at[hash]) != 1 || at[hash][0] != (LiesAt{About: register.About{Subject: register.LetterSubject, ID: l.ID}}) {
		t.Errorf("%+v, %v", at, err)
	}
	for _, passed := range []bool{true, true, false} {
		if err := s.PassScan(t.Context(), "x", "quet.pdf", passed); err != nil {
			t.Fatal(err)
		}
		if all, err := s.PassedScans(t.Context(), "x", hash); err != nil || all["x"] != passed || all[hash] {
			t.Errorf("%v, %v", all, err)
		}
	}
}
