package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// NextReplyNumber is the number that the next document of the year with the symbol
// (TB-UBND) gets: one more than the highest in the register, whether given here or
// taken over from the mail clerk's book. Only a signature takes it.
func (s *Store) NextReplyNumber(ctx context.Context, year int, symbol string) (int, error) {
	highest, err := sqlite.One[int](ctx, s.read, highestNumber, strings.ToUpper(symbol), year)
	return highest + 1, err
}

const highestNumber = "SELECT coalesce(max(count), 0) FROM replies WHERE symbol = ? AND year = ?"

// takeNumber gives the document's number within the transaction: the next one when
// count is 0, else that one unless another document has it.
func (l *ledger) takeNumber(year int, symbol string, count int) (register.DocumentNumber, error) {
	number := register.DocumentNumber{Count: count, Symbol: strings.ToUpper(symbol)}
	var highest int
	if _, err := l.scan(highestNumber, []any{number.Symbol, year}, &highest); err != nil {
		return number, err
	}
	if count == 0 {
		number.Count = highest + 1
		return number, nil
	}
	var owner int64
	taken, err := l.scan("SELECT occasion FROM replies WHERE symbol = ? AND year = ? AND count = ? LIMIT 1", []any{number.Symbol, year, count}, &owner)
	if err != nil || !taken {
		return number, err
	}
	of, err := l.occasion(owner)
	if err != nil {
		return number, err
	}
	where := assets.Text("store.numberTaken.letter", "letter", of.Letter.Number.String())
	if of.Visit.ID != 0 {
		where = assets.Text("store.numberTaken.visit", "day", of.Visit.On.Shown())
	}
	next := register.DocumentNumber{Count: highest + 1, Symbol: number.Symbol}
	return number, &CheckError{[]data.Problem{{Field: register.FieldNumber,
		Sentence: assets.Text("store.numberTaken", "number", number.String(), "year", year, "owner", where, "next", next.String())}}}
}

// NumberOrder warns of a number of a series whose day stands against the order of the days
// of the others of its year, as the book of outgoing documents is kept (NĐ 30/2020/NĐ-CP
// Điều 15). Count 0 is the next number.
func (s *Store) NumberOrder(ctx context.Context, symbol string, count int, on day.Date) (against []data.Problem, err error) {
	if symbol = strings.ToUpper(symbol); count == 0 {
		if count, err = s.NextReplyNumber(ctx, on.Year(), symbol); err != nil {
			return nil, err
		}
	}
	for _, side := range []struct{ words, nearest string }{
		{"numberOrder.late", "count < ? AND issued_on > ? ORDER BY count DESC"},
		{"numberOrder.early", "count > ? AND issued_on < ? ORDER BY count"},
	} {
		var other, then int
		err := s.read.QueryRowContext(ctx, "SELECT count, issued_on FROM replies WHERE symbol = ? AND year = ? AND count > 0 AND "+side.nearest+" LIMIT 1",
			symbol, on.Year(), count, int(on)).Scan(&other, &then)
		switch {
		case errors.Is(err, sql.ErrNoRows):
		case err != nil:
			return nil, err
		default:
			against = append(against, data.Warn(register.FieldNumber, side.words, "number", register.DocumentNumber{Count: count, Symbol: symbol}.String(),
				"day", on.Shown(), "other", register.DocumentNumber{Count: other, Symbol: symbol}.String(), "then", day.Date(then).Shown()))
		}
	}
	return against, nil
}

// replyTable lists the documents of letters or visits: of gives a letter's or visit's
// place among them, its documents, further words by which they are found, and what keeps
// a denouncer out of all of them.
func replyTable[T any](subject steps.Subject, of func(*T) (order int64, replies []register.Reply, known []string, veil *secrecy.Veil)) table[T] {
	return table[T]{projection: projection{name: "replies", column: "occasion", whose: "subject = '" + string(subject) + "'"},
		columns: []string{"place", "subject", "issued_on", "year", "symbol", "count", "document", "state", "words", "type_sort", "signer_sort", "recipient_sort", "of_order"},
		rows: func(keys *text.SortKeys, now *T) (rows [][]any) {
			order, replies, known, veil := of(now)
			for place, r := range replies {
				number, _ := register.ParseDocumentNumber(r.Number)
				number.Symbol = cmp.Or(number.Symbol, strings.ToUpper(r.Symbol)) // of a draft
				to := r.To
				if veil != nil {
					to, r.Summary = veil.Cover(to), veil.Cover(r.Summary)
				}
				words := foundBy(append([]string{r.Number, r.Type, r.SignedBy, to, r.Summary}, known...), nil)
				rows = append(rows, []any{place, string(subject), int(r.On), r.On.Year(), number.Symbol, number.Count, r.Document, string(r.State), words,
					keys.Of(r.Type), keys.Of(r.SignedBy), keys.Of(to), order})
			}
			return rows
		}}
}

// letterOrder puts the documents of letters in the order of the letters' numbers,
// behind those of visits, which are in the order of their days.
func letterOrder(n register.Number) int64 {
	order := int64(n.Year)*1e9 + int64(n.Count)*1e3
	for _, branch := range n.Branch {
		order += int64(branch-'a') + 1
	}
	return order
}

// ReplyOrder names the order of a list of documents.
type ReplyOrder string

// The orders; the newest, or the highest number, comes first when Descending is set.
const (
	ReplyByDay       ReplyOrder = "day"
	ReplyByNumber    ReplyOrder = "number"
	ReplyByType      ReplyOrder = "type"
	ReplyByRecipient ReplyOrder = "recipient"
	ReplyBySigner    ReplyOrder = "signer"
	ReplyByLetter    ReplyOrder = "letter"
	ReplyByState     ReplyOrder = "state" // what waits for its signature first
)

// stateRank orders documents by how far they have come; those without a state
// come last.
const stateRank = "instr('draft submitted written signed sent-back sent delivered recalled', replies.state) + 99 * (replies.state = '')"

var replyOrders = map[ReplyOrder][]string{
	ReplyByDay:       {"issued_on", "replies.symbol", "replies.count", "occasion", "place"},
	ReplyByNumber:    {"replies.symbol", "replies.year", "replies.count", "occasion", "place"},
	ReplyByType:      {"type_sort", "issued_on", "occasion", "place"},
	ReplyByRecipient: {"recipient_sort", "issued_on", "occasion", "place"},
	ReplyBySigner:    {"signer_sort", "issued_on", "occasion", "place"},
	ReplyByLetter:    {"of_order", "occasion", "place"},
	ReplyByState:     {stateRank, "issued_on", "occasion", "place"},
}

// ReplyQuery says which documents to list.
type ReplyQuery struct {
	Text       string // words looked for, with or without accents, or a denouncer's code
	Year       int
	Symbol     string                   // TB-UBND
	States     []register.DeliveryState // any of them; "" stands for documents without a state; nil: all
	Documents  []int64                  // exactly those written documents
	Sort       ReplyOrder
	Descending bool
	Offset     int
	Limit      int // 0: 100
}

// IssuedReply is a document with the letter or the visit on which it was issued.
type IssuedReply struct {
	register.Occasion
	register.Reply
}

// Replies lists the documents that q asks for, and says how many there are
// without Offset and Limit.
func (s *Store) Replies(ctx context.Context, q ReplyQuery) (all []IssuedReply, total int, err error) {
	where, args, err := s.repliesThat(ctx, q)
	if err != nil {
		return nil, 0, err
	}
	if total, err = sqlite.One[int](ctx, s.read, "SELECT count(*) FROM replies WHERE "+where, args...); err != nil {
		return nil, 0, err
	}
	if q.Limit == 0 {
		q.Limit = 100
	}
	direction := ""
	if q.Descending {
		direction = " DESC"
	}
	columns := replyOrders[q.Sort]
	if columns == nil {
		columns = replyOrders[ReplyByDay]
	}
	order := " ORDER BY " + strings.Join(columns, direction+", ") + direction
	// The page is chosen first: letters and visits are read for its rows only.
	all, err = sqlite.List(ctx, s.read, scanIssued, "SELECT replies.subject, occasion, coalesce(letters.doc, receptions.doc), place FROM (SELECT * FROM replies WHERE "+where+order+" LIMIT ? OFFSET ?) AS replies"+
		" LEFT JOIN letters ON replies.subject = 'letter' AND letters.id = occasion LEFT JOIN receptions ON replies.subject = 'reception' AND receptions.id = occasion"+order,
		append(args, q.Limit, q.Offset)...)
	return all, total, err
}

func scanIssued(row sqlite.Scan) (issued IssuedReply, err error) {
	var doc sql.RawBytes
	var subject steps.Subject
	var id int64
	var place int
	if err := row(&subject, &id, &doc, &place); err != nil {
		return issued, err
	}
	var into any = &issued.Letter
	if subject == register.ReceptionSubject {
		into, issued.Visit.ID = &issued.Visit, id
	}
	if err := json.Unmarshal(doc, into); err != nil {
		return issued, err
	}
	replies := issued.Documents()
	if place >= len(replies) {
		return issued, fmt.Errorf("%s %d has no reply %d", subject, id, place)
	}
	issued.Reply = replies[place]
	return issued, nil
}

// repliesThat is the condition that the documents of the query meet.
func (s *Store) repliesThat(ctx context.Context, q ReplyQuery) (where string, args []any, err error) {
	asked, err := s.searchFor(ctx, q.Text)
	c := asked.holding("replies.words", "replies.occasion")
	c.AddIf(q.Year != 0, "replies.year = ?", q.Year)
	c.AddIf(q.Symbol != "", "replies.symbol = ?", q.Symbol)
	c.AddIf(q.States != nil, "replies.state IN (SELECT value FROM json_each(?))", sqlite.JSON(q.States))
	c.AddIf(q.Documents != nil, "replies.document IN (SELECT value FROM json_each(?))", sqlite.JSON(q.Documents))
	return c.Where(), c.Args, err
}

// ReplyCounts says how many documents there are in each state among those that q
// asks for; "" counts documents without a state.
func (s *Store) ReplyCounts(ctx context.Context, q ReplyQuery) (map[register.DeliveryState]int, error) {
	where, args, err := s.repliesThat(ctx, q)
	if err != nil {
		return nil, err
	}
	counts := map[register.DeliveryState]int{}
	err = sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var state register.DeliveryState
		var n int
		err := row(&state, &n)
		counts[state] = n
		return err
	}, "SELECT state, count(*) FROM replies WHERE "+where+" GROUP BY state", args...)
	return counts, err
}

// ReplyBooks are the years and the symbols of the documents in the register, the
// latest year first.
func (s *Store) ReplyBooks(ctx context.Context) (years []int, symbols []string, err error) {
	if years, err = sqlite.Values[int](ctx, s.read, "SELECT DISTINCT year FROM replies WHERE year > 0 ORDER BY year DESC"); err != nil {
		return nil, nil, err
	}
	symbols, err = sqlite.Values[string](ctx, s.read, "SELECT DISTINCT symbol FROM replies WHERE symbol <> '' ORDER BY symbol")
	return years, symbols, err
}
