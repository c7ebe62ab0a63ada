package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

func (l *ledger) sortKeys() *text.SortKeys {
	if l.keys == nil {
		l.keys = text.NewSortKeys()
	}
	return l.keys
}

// letters are what most of the register is about.
var letters = func() *subject[register.Letter] {
	s := keeping(register.Letters,
		table[register.Letter]{projection: projection{name: "letters_text", column: "rowid"}, columns: append(slices.Clone(wordColumns), "facets"), hidden: true, rows: letterWords},
		table[register.Letter]{projection: projection{name: "denouncers_text", column: "rowid"}, columns: wordColumns, hidden: true, rows: denouncerWords},
		table[register.Letter]{projection: projection{name: "letters_alike", column: "rowid"}, columns: []string{"keys"}, hidden: true,
			rows: func(_ *text.SortKeys, l *register.Letter) [][]any { return [][]any{{alikeKeys(l)}} }},
		table[register.Letter]{projection: projection{name: "letters", column: "id"}, columns: []string{"year", "number", "branch", "received_on", "kind", "state",
			"due_on", "handled", "handled_on", "competent", "result", "settled_on", "settlement_key", "executed_on", "concluded_on", "matter",
			"sender_fold", "sender_sort", "identity", "same_key", "officer", "field", "source", "secret", "area", "late", "unrecorded", "national", "national_code", "doc"}, rows: letterRow},
		table[register.Letter]{projection: projection{name: "duties", column: "letter"},
			columns: []string{"place", "rule", "reader", "start_on", "due_on", "met_on", "standing", "met_late"}, rows: dutyRows},
		replyTable(register.LetterSubject, func(l *register.Letter) (int64, []register.Reply, []string, *secrecy.Veil) {
			return letterOrder(l.Number), l.Documents(), []string{l.Number.String(), l.ShownSender()}, veilOf(l)
		}),
		lyingTable(register.LetterSubject, func(l *register.Letter) ([]register.Filed, []register.Reply, bool) {
			return l.Files, l.Documents(), l.Secret()
		}))
	s.dated = func(l *register.Letter, due dueDays) { l.Due, l.Duties = due(l) }
	s.called = func(l *register.Letter) string { return l.Number.String() }
	return s
}()

// indexes are the tables of FTS5 in which letters are found.
var indexes = []string{"letters_text", "denouncers_text", "letters_alike"}

// ofWords are the statements that write into indexes.
var ofWords = func() map[string]bool {
	all := map[string]bool{}
	for _, t := range letters.tables {
		if t.hidden {
			all[t.insert], all[t.delete] = true, true
		}
	}
	return all
}()

func letterRow(keys *text.SortKeys, l *register.Letter) [][]any {
	executed := day.Date(0)
	if l.Execution.Done == register.Yes {
		executed = l.Execution.On
	}
	sender, shown := text.Fold(l.Sender.Name), l.ShownSender() // a place in the alphabet says much of a name
	return [][]any{{l.Number.Year, l.Number.Count, l.Number.Branch, int(l.ReceivedOn), string(l.Kind), string(l.State()),
		int(l.DueOn()), l.Handled, int(l.HandledOn), string(l.Competent), string(l.Settlement.Result), int(l.Settlement.On), l.SettlementKey(),
		int(executed), int(l.ConcludedOn()), l.Matter, sender, keys.Of(shown), l.Sender.Identity, sameKey(&l.Facts, sender),
		l.Officer, string(l.Field), string(l.Source), l.Secret(), l.ShownArea(), l.Due.Late, l.Due.Unrecorded, string(l.National.State()), l.National.Code, doc{l}}}
}

// wordColumns are what finding.Index makes, see indexed.
var wordColumns = []string{"folded", "accented", "digits"}

// letterWords are the words by which everybody finds a letter.
func letterWords(_ *text.SortKeys, l *register.Letter) [][]any {
	var texts []string
	for _, p := range l.Passages() {
		texts = append(texts, p.Text)
	}
	rows := indexed(texts, l.PeoplesNumbers())
	asks := Query{Kind: l.Kind, State: l.State(), Year: l.Number.Year, Open: l.State() != register.Closed, Field: l.Field, Source: l.Source, Officer: l.Officer}
	rows[0] = append(rows[0], strings.Join(asks.facets(), " "))
	return rows
}

// denouncerWords are the words by which only who may know finds a letter.
func denouncerWords(_ *text.SortKeys, l *register.Letter) [][]any {
	if texts, numbers := l.Denouncers(); texts != nil {
		return indexed(texts, numbers)
	}
	return nil
}

func indexed(texts, numbers []string) [][]any {
	words := finding.Index(texts, numbers)
	return [][]any{{words.Folded, words.Accented, words.Digits}}
}

// Rebuild computes the whole projection anew from the steps, in one transaction.
func (s *Store) Rebuild(ctx context.Context) error {
	all, err := sqlite.One[int](ctx, s.write, "SELECT count(*) FROM steps")
	if err != nil || all == 0 {
		return err
	}
	return s.inLedger(ctx, func(l *ledger) error { return l.rebuild(ctx, all) })
}

func (l *ledger) rebuild(ctx context.Context, all int) error {
	// Emptied by FTS5's own 'delete-all', a table is read wrong by connections
	// that have read it before; a table made anew they read anew.
	var emptying []string
	for _, name := range indexes {
		made, err := sqlite.One[string](ctx, l.tx, "SELECT sql FROM sqlite_schema WHERE name = ?", name)
		if err != nil {
			return err
		}
		emptying = append(emptying, "DROP TABLE "+name, made)
	}
	for _, subject := range subjects {
		for _, p := range subject.projections() {
			emptying = append(emptying, "DELETE FROM "+p.name)
		}
	}
	for _, statement := range emptying {
		if _, err := l.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	done, words := 0, l.wordsAside()
	l.put = words.Put
	err := chain.EachSubject(ctx, l.tx, "", func(steps []steps.Step) error {
		if done += len(steps); done/1000 != (done-len(steps))/1000 {
			l.store.options.Progress(assets.Text("store.rebuilding"), done, all)
		}
		return cmp.Or(ctx.Err(), l.projectSubject(steps))
	})
	l.put = nil
	return cmp.Or(err, words.Finish())
}

// projectSubject writes the projection of one subject from all its steps, where none
// stands.
func (l *ledger) projectSubject(steps []steps.Step) error {
	subject, err := subjectOf(steps[0].Subject)
	if err != nil {
		return err
	}
	return subject.project(l, steps)
}

// veilOf hides who stands behind what the law keeps secret; nil where everybody may know.
func veilOf(of interface {
	Secret() bool
	Everybody() []register.Person
}) *secrecy.Veil {
	if !of.Secret() {
		return nil
	}
	return register.NewVeil(of.Everybody()...)
}
