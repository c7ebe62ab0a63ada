package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"donthu/data/alike"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/text"
)

// Alike is a letter that may be the same as another one, or about the same.
type Alike struct {
	Letter register.Letter // not masked
	Why    alike.Likeness  // as whoever asked may know it
}

// AlikeQuery says what letters are to be like.
type AlikeQuery struct {
	Facts register.Facts
	Own   int64    // the letter that has the facts; 0 while it is typed
	Apart []string // numbers of letters that the clerk told it apart from
	// Denouncers says that whoever asks may know who denounced. Else a denunciation is like
	// another letter by its content alone: that somebody of this name, telephone or house
	// wrote one is what the law keeps secret (LTC Điều 8).
	Denouncers bool
	Limit      int
}

// Alike are the letters, open and closed, that may be the same as the one asked about, the
// likeliest first.
func (s *Store) Alike(ctx context.Context, q AlikeQuery) ([]Alike, error) {
	asked := alike.Of(&q.Facts)
	ids, err := s.candidates(ctx, asked.Asked())
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	own := ""
	if q.Own != 0 {
		l, err := s.Letter(ctx, q.Own)
		if err != nil {
			return nil, err
		}
		own = l.Number.String()
		q.Apart = append(slices.Clone(q.Apart), l.Life.Apart...)
	}
	var found []Alike
	err = s.visitLetters(ctx, func(l *register.Letter) error {
		if l.ID == q.Own || slices.Contains(q.Apart, l.Number.String()) || own != "" && slices.Contains(l.Life.Apart, own) {
			return nil
		}
		theirs := l.Comparable(q.Denouncers)
		if why := alike.Compare(asked, alike.Of(&theirs)); why.Alike() {
			found = append(found, Alike{*l, why})
		}
		return nil
	}, "SELECT doc FROM letters WHERE id IN (SELECT value FROM json_each(?))", ids)
	slices.SortStableFunc(found, func(a, b Alike) int {
		return cmp.Or(cmp.Compare(b.Why.Score(), a.Why.Score()), cmp.Compare(b.Letter.ID, a.Letter.ID))
	})
	return found[:min(len(found), q.Limit)], err
}

// AlikeTo are the letters like a registered one.
func (s *Store) AlikeTo(ctx context.Context, l *register.Letter, denouncers bool, limit int) ([]Alike, error) {
	return s.Alike(ctx, AlikeQuery{Facts: l.Comparable(denouncers), Own: l.ID, Denouncers: denouncers, Limit: limit})
}

// How many letters are looked at of those that share a key, the newest: some keys, such as a
// frequent name, thousands share. Those that share two keys come beside.
const (
	mostSure  = 20
	mostNamed = 40
	mostBoth  = 20
	mostWords = 15
)

// candidates are the ids of the letters worth comparing, as JSON.
func (s *Store) candidates(ctx context.Context, k alike.Keys) (string, error) {
	seen := map[int64]bool{}
	look := func(limit int, all ...[]string) error {
		match := allOf(all)
		if match == "" {
			return nil
		}
		ids, err := sqlite.Values[int64](ctx, s.read, "SELECT rowid FROM letters_alike WHERE letters_alike MATCH ? ORDER BY rowid DESC LIMIT ?", match, limit)
		for _, id := range ids {
			seen[id] = true
		}
		return err
	}
	searches := []func() error{
		func() error { return look(mostNamed, k.Names) },
		func() error { return look(mostNamed, k.Givens) },
		func() error { return look(mostSure, k.Houses) },
		func() error { return look(mostBoth, k.Names, k.Words) },
		func() error { return look(mostBoth, k.Givens, k.Words) },
		func() error { return look(mostBoth, k.Givens, k.Houses) },
		func() error { return look(mostBoth, k.Houses, k.Words) },
	}
	for i := range k.Sure {
		searches = append(searches, func() error { return look(mostSure, k.Sure[i:i+1]) })
	}
	for i := range k.Words {
		searches = append(searches, func() error { return look(mostWords, k.Words[i:i+1]) })
		if i > 0 {
			searches = append(searches, func() error { return look(mostBoth, k.Words[i-1:i], k.Words[i:i+1]) })
		}
	}
	for _, search := range searches {
		if err := search(); err != nil {
			return "", err
		}
	}
	if len(seen) == 0 {
		return "", nil
	}
	ids := make([]int64, 0, len(seen))
	for id := range seen {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	raw, err := json.Marshal(ids)
	return string(raw), err
}

// allOf asks the index for letters that have a key of each list; empty when one has none.
func allOf(lists [][]string) string {
	parts := make([]string, len(lists))
	for i, keys := range lists {
		if len(keys) == 0 {
			return ""
		}
		parts[i] = "(" + strings.Join(keys, " OR ") + ")"
	}
	return strings.Join(parts, " AND ")
}

// alikeKeys are the words under which letters like this one find it.
func alikeKeys(l *register.Letter) string {
	return strings.Join(alike.KeysOf(&l.Facts).All(), " ")
}

// LettersOf are letters of the same sender, by name or identity paper, the newest first.
func (s *Store) LettersOf(ctx context.Context, p register.Person, limit int) ([]register.Letter, error) {
	sender, identity := text.Fold(p.Name), text.Clean(p.Identity)
	return s.listLetters(ctx, `SELECT doc FROM letters WHERE id IN (
		SELECT id FROM letters WHERE sender_fold = ?1 AND ?1 <> '' UNION SELECT id FROM letters WHERE identity = ?2 AND ?2 <> '')
		ORDER BY year DESC, number DESC LIMIT ?3`, sender, identity, limit)
}
