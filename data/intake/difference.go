package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// Difference is a field in which a letter of a file is not what the register has. Neither value
// names who denounced.
type Difference struct {
	Key   string // of the column, as in LetterColumns
	Label string // as the register calls it
	There string // in the register, empty where it has nothing
	File  string // in the file
}

// String is the difference for the clerk: Nội dung trong sổ “…”, trong tệp “…”.
func (d Difference) String() string {
	if d.There == "" && d.File == "" {
		return assets.Text("intake.differs.hidden", "field", d.Label)
	}
	there := assets.Text("intake.differs.nothing")
	if d.There != "" {
		there = assets.Text("intake.differs.quoted", "text", d.There)
	}
	return assets.Text("intake.differs.field", "field", d.Label, "there", there, "file", d.File)
}

// byItself are the columns that say nothing of their own: the number, by which letters are
// found, what follows from other columns, and the replies, of which a letter has several.
var byItself = []string{"letter.number", "letter.status", "letter.reply.number", "letter.reply.on", "letter.reply.type",
	"letter.reply.signedBy", "letter.reply.to", "letter.reply.summary"}

// Differences are the fields of which the file says something else than the register: what the
// file leaves empty is no difference.
func Differences(file, there *register.Letter) (all []Difference) {
	secret := file.Secret() || there.Secret()
	veil := register.NewVeil(append(file.Everybody(), there.Everybody()...)...)
	add := func(key, was, is string) {
		d := Difference{Key: key, Label: labelOf(key)}
		if !secret {
			d.There, d.File = apart(was, is)
		} else if !slices.Contains(personKeys, key) {
			d.There, d.File = apart(veil.Cover(was), veil.Cover(is))
		}
		all = append(all, d)
	}
	for _, c := range LetterColumns {
		if slices.Contains(byItself, c.Key) {
			continue
		}
		if is, was := valueShown(c.Value(file)), valueShown(c.Value(there)); is != "" && is != was {
			add(c.Key, was, is)
		}
	}
	for i := range file.Replies {
		if is, was, differs := replyApart(&file.Replies[i], there.Documents()); differs {
			add("letter.reply.number", was, is)
		}
	}
	return all
}

// personKeys are the columns that say who sent a letter.
var personKeys = []string{"letter.sender", "letter.address", "letter.identity", "letter.phone", "letter.coSigners", "letter.representative",
	"letter.representative.address", "letter.representative.identity", "letter.representative.phone"}

// replyApart reports whether none of the documents is what the file says of one, and says which is
// nearest: that of the same number, else the last.
func replyApart(of *register.Reply, there []register.Reply) (is, was string, differs bool) {
	said := func(r *register.Reply) []string {
		return []string{r.Number, valueShown(r.On), r.Type, r.SignedBy, r.To, r.Summary}
	}
	file := said(of)
	for i := range there {
		has := said(&there[i])
		same := !slices.ContainsFunc([]int{0, 1, 2, 3, 4, 5}, func(k int) bool { return file[k] != "" && file[k] != has[k] })
		if same {
			return "", "", false
		}
		if was == "" || file[0] != "" && file[0] == has[0] {
			was = strings.Join(filled(has), ", ")
		}
	}
	return strings.Join(filled(file), ", "), was, len(filled(file)) > 0
}

func filled(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == "" })
}

// valueShown is a value of a column as a clerk reads it, empty for none.
func valueShown(value any) string {
	switch v := value.(type) {
	case day.Date:
		return v.Shown()
	case int:
		if v != 0 {
			return strconv.Itoa(v)
		}
		return ""
	case float64:
		if v != 0 {
			return text.Number(strconv.FormatFloat(v, 'f', -1, 64))
		}
		return ""
	case string:
		return v
	}
	return fmt.Sprint(value)
}

const (
	shownRunes  = 80 // of a text of which two differ
	shownBefore = 20 // of these, before the place where they part
)

// apart are two texts that differ, long ones from a little before the place where they do.
func apart(a, b string) (string, string) {
	from := 0
	ra, rb := []rune(a), []rune(b)
	for from < min(len(ra), len(rb)) && ra[from] == rb[from] {
		from++
	}
	if from = from - shownBefore; from < shownRunes-shownBefore {
		from = 0
	}
	return excerpt(ra, from), excerpt(rb, from)
}

func excerpt(s []rune, from int) string {
	from = min(from, len(s))
	to := min(len(s), from+shownRunes)
	said := text.Clean(string(s[from:to]))
	if from > 0 {
		said = "…" + said
	}
	if to < len(s) {
		said += "…"
	}
	return said
}

// letterMade is the letter that the drafts of a row make, without what the office's rule adds to
// what the book says.
func letterMade(drafts []steps.Draft) (register.Letter, error) {
	all := make([]steps.Step, 0, len(drafts))
	for i, d := range drafts {
		if h, handled := d.Content.(register.Handled); handled && h.Rule != "" {
			continue
		}
		all = append(all, steps.Step{Seq: int64(i + 1), Subject: register.LetterSubject, SubjectID: 1, On: d.On, Content: d.Content})
	}
	return register.Fold(all)
}

// Differing says how the letter of a row differs from that of the register, nil when it does not.
func Differing(rec register.Record) []Difference {
	if rec.There == nil {
		return nil
	}
	file, err := letterMade(rec.Drafts)
	if err != nil { // a row that makes no letter was refused before
		return nil
	}
	return Differences(&file, rec.There)
}

// toldDifferences are the differences in one sentence.
func toldDifferences(all []Difference) string {
	told := make([]string, len(all))
	for i, d := range all {
		told[i] = d.String()
	}
	return strings.Join(told, "; ")
}
