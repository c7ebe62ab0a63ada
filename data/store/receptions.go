package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data"
)

// AddReception registers a visit of citizens; without a turn it gets the next one
// of its day. A *CheckError names what forbids it; nothing is written then.
func (s *Store) AddReception(ctx context.Context, r data.Reception) (data.Reception, error) {
	r = r.Tidy()
	r.Replies = nil
	if wrong := data.Blocking(data.CheckReception(r, s.Today())); len(wrong) > 0 {
		return r, &CheckError{wrong}
	}
	err := s.inLedger(ctx, func(l *ledger) error {
		if r.Turn == 0 {
			var visits, last int
			_, err := l.scan("SELECT count(*), coalesce(max(json_extract(doc, '$.turn')), 0) FROM receptions WHERE held_on = ?",
				[]any{int(r.On)}, &visits, &last)
			if err != nil {
				return err
			}
			r.Turn = max(visits, last) + 1
		}
		id, err := l.addRecord(data.ReceptionSubject, data.Draft{On: r.On, Content: r})
		if err != nil {
			return err
		}
		r.ID = id
		return l.projectRecord(id, r)
	})
	return r, err
}

// CorrectReception puts r in the place of what was written about the visit r.ID;
// what was written before stays in its steps.
func (s *Store) CorrectReception(ctx context.Context, r data.Reception, reason string) error {
	_, err := Within(ctx, s, func(t *Tx) (any, error) { return nil, t.CorrectReception(r, reason) })
	return err
}

// AnnulReception takes a visit out that was written down by mistake. One on which
// documents were issued stays, with their numbers: a *CheckError says so.
func (s *Store) AnnulReception(ctx context.Context, id int64, reason string) error {
	return s.inLedger(ctx, func(l *ledger) error {
		var issued int
		if _, err := l.scan("SELECT count(*) FROM replies WHERE occasion = ?", []any{id}, &issued); err != nil {
			return err
		}
		if issued > 0 {
			return &CheckError{[]data.Problem{{Field: data.FieldReason, Sentence: assets.Text("store.visitHasDocuments", issued)}}}
		}
		return l.annulRecord(data.ReceptionSubject, "receptions", id, s.Today(), reason)
	})
}

// Reception is the visit with the given id; sql.ErrNoRows when there is none.
func (s *Store) Reception(ctx context.Context, id int64) (data.Reception, error) {
	r := data.Reception{ID: id}
	var doc []byte
	if err := s.read.QueryRowContext(ctx, "SELECT doc FROM receptions WHERE id = ?", id).Scan(&doc); err != nil {
		return r, err
	}
	return r, json.Unmarshal(doc, &r)
}

// SearchReceptions are at most limit visits that hold all words of text, each as
// the beginning of a word, with or without accents; the latest first. Without
// words it is the latest visits.
func (s *Store) SearchReceptions(ctx context.Context, text string, limit int) ([]data.Reception, error) {
	conditions, args := holdingWords("words", text)
	return s.visitsThat(ctx, strings.Join(append(conditions, "1"), " AND "), args, limit)
}

// VisitsOf are the latest visits, at most limit, of the person: the same identity
// paper, or the same name with or without accents.
func (s *Store) VisitsOf(ctx context.Context, p data.Person, limit int) ([]data.Reception, error) {
	name, identity := data.FoldText(data.Clean(p.Name)), data.Clean(p.Identity)
	if name == "" && identity == "" {
		return nil, nil
	}
	return s.visitsThat(ctx, "(visitor = ?1 AND ?1 <> '' OR identity = ?2 AND ?2 <> '')", []any{name, identity}, limit)
}

// visitsThat are the latest visits whose words meet the condition.
func (s *Store) visitsThat(ctx context.Context, condition string, args []any, limit int) ([]data.Reception, error) {
	return s.listVisits(ctx, "SELECT id, doc FROM receptions WHERE id IN (SELECT id FROM reception_words WHERE "+condition+
		" ORDER BY held_on DESC, id DESC LIMIT "+strconv.Itoa(limit)+") ORDER BY held_on DESC, id DESC", args...)
}

func (s *Store) listVisits(ctx context.Context, query string, args ...any) ([]data.Reception, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []data.Reception
	for rows.Next() {
		var r data.Reception
		var doc sql.RawBytes
		if err := rows.Scan(&r.ID, &doc); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(doc, &r); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// projectVisit writes a visit, by what it is found, and its documents.
func (l *ledger) projectVisit(r *data.Reception) error {
	doc, err := json.Marshal(r)
	if err != nil {
		return err
	}
	said := *r
	said.Replies = nil
	fingerprint, err := json.Marshal(said)
	if err != nil {
		return err
	}
	if err := l.exec("INSERT OR REPLACE INTO receptions (id, held_on, fingerprint, doc) VALUES (?, ?, ?, ?)",
		r.ID, int(r.On), string(fingerprint), string(doc)); err != nil {
		return err
	}
	words := foldedWords(append([]string{r.Visitor.Name, r.Visitor.Address, r.Visitor.Identity, r.Visitor.Phone,
		r.ActsFor, r.Content, r.Demand, r.Matter, r.Handling, r.Outcome, r.ReceivedBy, r.Letter, r.On.Shown()}, r.Representatives...)...)
	if err := l.exec("INSERT OR REPLACE INTO reception_words (id, held_on, visitor, identity, words) VALUES (?, ?, ?, ?, ?)",
		r.ID, int(r.On), data.FoldText(r.Visitor.Name), r.Visitor.Identity, words); err != nil {
		return err
	}
	return l.projectReplies(data.ReceptionSubject, r.ID, int64(r.On), r.Replies, false, r.Visitor.Name, r.On.Shown())
}

// SaveReceptionDays writes days of the schedule, all or none: new ones those
// without an ID, the others in the place of what was written, with the reason.
// A *CheckError names what forbids it.
func (s *Store) SaveReceptionDays(ctx context.Context, days []data.ReceptionDay, reason string) error {
	for i := range days {
		days[i] = days[i].Tidy()
		if wrong := data.Blocking(data.CheckReceptionDay(days[i])); len(wrong) > 0 {
			return &CheckError{wrong}
		}
	}
	return s.inLedger(ctx, func(l *ledger) error {
		for i := range days {
			draft := data.Draft{On: days[i].On, Content: days[i]}
			if days[i].ID != 0 {
				if err := l.correctRecord(data.ReceptionDaySubject, days[i].ID, draft, reason); err != nil {
					return err
				}
				continue
			}
			id, err := l.addRecord(data.ReceptionDaySubject, draft)
			if err != nil {
				return err
			}
			days[i].ID = id
			if err := l.projectRecord(id, days[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// CancelReceptionDay takes a day out of the schedule; day and reason stay in its
// steps.
func (s *Store) CancelReceptionDay(ctx context.Context, id int64, reason string) error {
	return s.inLedger(ctx, func(l *ledger) error {
		return l.annulRecord(data.ReceptionDaySubject, "reception_days", id, s.Today(), reason)
	})
}

// firstStep is the step that a record without a life of its own consists of.
func (l *ledger) firstStep(subject data.Subject, id int64) (int64, error) {
	var seq int64
	found, err := l.scan("SELECT min(seq) FROM steps WHERE subject = ? AND subject_id = ? HAVING count(*) > 0", []any{string(subject), id}, &seq)
	if err == nil && !found {
		err = fmt.Errorf("no %s %d", subject, id)
	}
	return seq, err
}

func (l *ledger) correctRecord(subject data.Subject, id int64, d data.Draft, reason string) error {
	seq, err := l.firstStep(subject, id)
	if err != nil {
		return err
	}
	correction, err := data.Correct(seq, d.On, d.Content, data.CleanLines(reason))
	if err != nil {
		return err
	}
	if _, err := l.append(subject, id, correction); err != nil {
		return err
	}
	steps, err := stepsOf(l.ctx, l.tx, subject, id)
	if err != nil {
		return err
	}
	return l.projectSubject(steps)
}

func (l *ledger) annulRecord(subject data.Subject, table string, id int64, on data.Date, reason string) error {
	seq, err := l.firstStep(subject, id)
	if err != nil {
		return err
	}
	if _, err := l.append(subject, id, data.Annul(seq, on, data.CleanLines(reason))); err != nil {
		return err
	}
	beside := "reception_words"
	if subject == data.ReceptionDaySubject {
		beside = "day_files"
	}
	if err := l.exec("DELETE FROM "+beside+" WHERE id = ?", id); err != nil {
		return err
	}
	return l.exec("DELETE FROM "+table+" WHERE id = ?", id)
}
