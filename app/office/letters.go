package office

import (
	"context"
	"regexp"

	"donthu/assets"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// Register writes a new letter into the register. A matter that begins with an
// earlier letter is written on that one too. apart are the numbers of letters that look alike
// and are others. A *store.CheckError names what forbids it.
func (o *Office) Register(ctx context.Context, facts register.Facts, apart ...string) (register.Letter, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (register.Letter, error) { return registerIn(tx, facts, apart) })
}

func registerIn(tx *store.Tx, facts register.Facts, apart []string) (register.Letter, error) {
	if err := beginMatter(tx, facts.Matter, 0); err != nil {
		return register.Letter{}, err
	}
	l, err := tx.AddLetter(facts)
	if err != nil {
		return l, err
	}
	return tellApart(tx, l, apart)
}

// Correct puts other facts in the place of those with which the letter was received,
// with the reason; its number stays. Matters are joined as by Register.
func (o *Office) Correct(ctx context.Context, id int64, facts register.Facts, reason string, apart ...string) (register.Letter, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (register.Letter, error) {
		if err := beginMatter(tx, facts.Matter, id); err != nil {
			return register.Letter{}, err
		}
		l, err := tx.Letter(id)
		if err != nil {
			return l, err
		}
		if l, err = correctReceipt(tx, &l, facts, reason); err != nil {
			return l, err
		}
		return tellApart(tx, l, apart)
	})
}

// matterKey is the shape of the key that data.Letter.PossibleMatter makes of a number;
// offices have keys of their own.
var matterKey = regexp.MustCompile(`^VV-(\d+[a-z]?)-(\d{4})$`)

// beginMatter gives the key to the letter with which the matter begins, when it has no
// matter yet and is not the letter joining itself.
func beginMatter(tx *store.Tx, key string, joining int64) error {
	m := matterKey.FindStringSubmatch(key)
	if m == nil {
		return nil
	}
	n, err := register.ParseNumber(m[1] + "/" + m[2])
	if err != nil {
		return nil
	}
	head, err := tx.LetterByNumber(n)
	if err != nil || head.Matter != "" || head.ID == joining {
		return err
	}
	facts := head.Facts
	facts.Matter = key
	_, err = correctReceipt(tx, &head, facts, assets.Text("form.matter.reason"))
	return err
}

// correctReceipt corrects the step that received a letter, which has the letter's id.
func correctReceipt(tx *store.Tx, l *register.Letter, facts register.Facts, reason string) (register.Letter, error) {
	correction, err := steps.Correct(l.ID, facts.ReceivedOn, register.Received{Number: l.Number, Facts: facts}, reason)
	if err != nil {
		return *l, err
	}
	return tx.AddSteps(l.ID, correction)
}
