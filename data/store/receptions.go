package store

import (
	"context"
	"strconv"

	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/steps"
	"donthu/data/text"
)

// visits are the visits of citizens.
var visits = keeping(register.Visits,
	table[register.Reception]{projection: projection{name: "receptions", column: "id"}, columns: []string{"held_on", "fingerprint", "doc"},
		rows: func(_ *text.SortKeys, r *register.Reception) [][]any {
			said := *r
			said.Replies, said.Unissued, said.Outside, said.Files = nil, nil, nil, nil
			return [][]any{{int(r.On), doc{said}, doc{r}}}
		}},
	table[register.Reception]{projection: projection{name: "reception_words", column: "id"}, columns: []string{"held_on", "visitor", "identity", "words"},
		rows: func(_ *text.SortKeys, r *register.Reception) [][]any {
			m := r.Masked()
			if r.Secret() {
				m.Visitor.Name = "" // the code, which is found by itself: see register.TypedCode
			}
			words := foundBy(append([]string{m.Visitor.Name, m.Visitor.Address, m.ActsFor, m.Content, m.Demand, m.Matter, m.Handling, m.Outcome,
				m.ReceivedBy, m.Letter, m.On.Shown()}, m.Representatives...), []string{m.Visitor.Identity, m.Visitor.Phone})
			return [][]any{{int(r.On), text.Fold(m.Visitor.Name), m.Visitor.Identity, words}}
		}},
	replyTable(register.ReceptionSubject, func(r *register.Reception) (int64, []register.Reply, []string, *secrecy.Veil) {
		return int64(r.On), r.Documents(), []string{r.ShownVisitor(), r.On.Shown()}, veilOf(r)
	}),
	lyingTable(register.ReceptionSubject, func(r *register.Reception) ([]register.Filed, []register.Reply, bool) {
		return r.Files, r.Documents(), r.Secret()
	}))

func visitID(r *register.Reception, id int64) { r.ID = id }

// AddReception registers a visit of citizens; without a turn it gets the next one
// of its day. A *CheckError names what forbids it; nothing is written then.
func (s *Store) AddReception(ctx context.Context, r register.Reception) (register.Reception, error) {
	r = r.Tidy()
	r.Replies, r.Unissued, r.Outside, r.Files = nil, nil, nil, nil
	return visits.change(ctx, s, 0, func(l *ledger, _ register.Reception) ([]steps.Draft, error) {
		if r.Turn == 0 {
			var visits, last int
			_, err := l.scan("SELECT count(*), coalesce(max(json_extract(doc, '$.turn')), 0) FROM receptions WHERE held_on = ?",
				[]any{int(r.On)}, &visits, &last)
			if err != nil {
				return nil, err
			}
			r.Turn = max(visits, last) + 1
		}
		return []steps.Draft{{On: r.On, Content: r}}, nil
	})
}

// CorrectReception puts r in the place of what was written about the visit r.ID;
// what was written before stays in its steps.
func (s *Store) CorrectReception(ctx context.Context, r register.Reception, reason string) error {
	return s.Write(ctx, func(t *Tx) error { return t.CorrectReception(r, reason) })
}

// AnnulReception takes a visit out that was written down by mistake. One on which
// documents were issued stays, with their numbers: a *CheckError says so.
func (s *Store) AnnulReception(ctx context.Context, id int64, reason string) error {
	return s.annul(ctx, register.ReceptionSubject, id, reason)
}

// Reception is the visit with the given id; sql.ErrNoRows when there is none.
func (s *Store) Reception(ctx context.Context, id int64) (register.Reception, error) {
	return readDoc(ctx, s.read, visitID, "SELECT id, doc FROM receptions WHERE id = ?", id)
}

// SearchReceptions are at most limit visits that hold all words of text, each as
// the beginning of a word, with or without accents, or those of a denouncer's code; the
// latest first. Without words it is the latest visits.
func (s *Store) SearchReceptions(ctx context.Context, text string, limit int) ([]register.Reception, error) {
	asked, err := s.searchFor(ctx, text)
	if err != nil {
		return nil, err
	}
	c := asked.holding("words", "id")
	if words := finding.Parse(text); !asked.coded && !words.Empty() {
		c = c.Or("id IN ("+saidIn+"'reception')", words.Match(false))
	}
	return s.visitsThat(ctx, c.Where(), c.Args, limit)
}

// VisitsOf are the latest visits, at most limit, of the person: the same identity
// paper, or the same name with or without accents. Those at which somebody denounced are none.
func (s *Store) VisitsOf(ctx context.Context, p register.Person, limit int) ([]register.Reception, error) {
	name, identity := text.Fold(text.Clean(p.Name)), text.Clean(p.Identity)
	if name == "" && identity == "" {
		return nil, nil
	}
	return s.visitsThat(ctx, "(visitor = ?1 AND ?1 <> '' OR identity = ?2 AND ?2 <> '')", []any{name, identity}, limit)
}

// visitsThat are the latest visits whose words meet the condition.
func (s *Store) visitsThat(ctx context.Context, condition string, args []any, limit int) ([]register.Reception, error) {
	return s.listVisits(ctx, "SELECT id, doc FROM receptions WHERE id IN (SELECT id FROM reception_words WHERE "+condition+
		" ORDER BY held_on DESC, id DESC LIMIT "+strconv.Itoa(limit)+") ORDER BY held_on DESC, id DESC", args...)
}

func (s *Store) listVisits(ctx context.Context, query string, args ...any) ([]register.Reception, error) {
	return readDocs(ctx, s.read, visitID, query, args...)
}
