package word

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/text"
	"donthu/reports/docx"
)

// InvitationTemplate is the template of invitations.
const InvitationTemplate = "giay-moi"

// isDayField reports whether what is typed for the field is read as a day.
func isDayField(name string) bool {
	return strings.HasPrefix(name, "ngay") || name == "tu_ngay" || name == "thoi_han_giai_trinh"
}

// clauses are numbers of those of LKN Điều 11.
var clauses = regexp.MustCompile(`^[1-9]((, ?| và |; ?)[1-9])*$`)

// coming are the days that lie before whoever reads the document.
var coming = []string{"ngay_moi", "ngay_du_kien", "thoi_han_giai_trinh", "ngay_hoan_thanh", "ngay_cung_cap", "ngay_bo_sung"}

// CheckTyped finds what is wrong with what the clerk typed for a document of the template
// on the letter: days that no calendar has and numbers that are none forbid it; a day that
// is past and more days than the law gives are warnings, which the office may have a
// reason for. What would tell a reader who denounced forbids it too: the sentence shows
// the words covered. Field is the name of the template's field.
func CheckTyped(info Info, l *register.Letter, o Options, s register.Settings) []data.Problem {
	var found []data.Problem
	asked := func(field string) string { return docx.Shown(docx.Explain(field), []string{"dau"}) }
	find := func(field string, warning bool, key string, args ...any) {
		found = append(found, data.Problem{Field: field, Warning: warning, Sentence: assets.Text("document.typed."+key, args...)})
	}
	written := cmp.Or(o.On, o.Today)
	typed := map[string]string{}
	for name, value := range o.Typed {
		typed[docx.Name(name)] = text.Clean(value)
	}
	var veil *secrecy.Veil
	if o = o.For(info); o.Hides(l) {
		veil = register.NewVeil(l.Everybody()...)
	}
	for _, name := range slices.Sorted(maps.Keys(typed)) {
		value := typed[name]
		if value == "" {
			continue
		}
		if veil != nil && veil.Cover(value) != value {
			find(name, false, "tells", "field", asked(name), "covered", veil.Cover(value))
		}
		if isDayField(name) {
			switch on, err := day.ParseTypedDate(value); {
			case err != nil:
				find(name, false, "notADay", "field", asked(name), "value", value)
			case slices.Contains(coming, name) && on < written:
				find(name, true, "past", "field", asked(name), "value", on.Shown(), "day", written.Shown())
			}
		}
		if name == "khoan_dieu_11" && !clauses.MatchString(value) {
			find(name, false, "noClause", "field", asked(name), "value", value)
		}
		if info.Name == InvitationTemplate && l.Secret() && strings.Contains(text.Fold(value), text.Fold(register.Denunciation.Label())) {
			find(name, true, "secretInvitation", "field", asked(name))
		}
	}
	if value, is := typed["so_ngay"]; is && value != "" {
		days, err := strconv.Atoi(value)
		if err != nil || days < 1 {
			find("so_ngay", false, "notANumber", "field", asked("so_ngay"), "value", value)
			return found
		}
		switch most, known := mostDays(info, l, o, s, days); {
		case !known || days <= most:
		case most == 0:
			find("so_ngay", true, "noExtension", "field", asked("so_ngay"))
		default:
			find("so_ngay", true, "tooManyDays", "field", asked("so_ngay"), "value", value, "most", most)
		}
	}
	return found
}

// mostDays is how many of the days, which a document names as so_ngay, the law gives; known
// is false where it says nothing about them.
func mostDays(info Info, l *register.Letter, o Options, s register.Settings, days int) (most int, known bool) {
	switch info.Does {
	case EventExtended:
		before, after, ok := extension(l, o.On, s, days)
		return after.Extended - before.Extended, ok
	case EventVerified: // verifying is a part of settling
		c, ok := settlementClock(l, s)
		return c.Length + c.Extended, ok && c.Unit == law.CalendarDays
	}
	if most, unit := law.NewOffice(s).Length(info.Limit, l, cmp.Or(l.AcceptedOn, o.On)); unit == law.CalendarDays {
		return most, most > 0
	}
	return 0, false
}

// settlementClock is the limit within which the letter is settled; false when none runs.
func settlementClock(l *register.Letter, s register.Settings) (law.Clock, bool) {
	for _, d := range law.NewOffice(s).Duties(l) {
		if d.Use == law.UseSettlement {
			return d.Clock, true
		}
	}
	return law.Clock{}, false
}

// most is more days than any limit has; a number beyond it says no more.
const most = 1000

// extension is the limit for settling the letter before and after a decision of the day
// that lengthens it. A step of that day is the decision itself, which the register knows
// already. Both are counted to the last day as the law counts it, not to the working day
// to which an office moves it.
func extension(l *register.Letter, on day.Date, s register.Settings, days int) (before, after law.Clock, ok bool) {
	plain := *l
	plain.Life.Extensions = slices.DeleteFunc(slices.Clone(l.Life.Extensions), func(e register.Extended) bool {
		return !e.Processing && e.On == on && !on.IsZero()
	})
	with := func(days int) (law.Clock, bool) {
		longer := plain
		longer.Life.Extensions = append(slices.Clone(plain.Life.Extensions), register.Extended{On: on, Days: days})
		return settlementClock(&longer, s)
	}
	// A decision of no days: without any, a matter found to be complex counts the law's most.
	before, ok = with(0)
	after, also := with(min(max(days, 0), most))
	return before, after, ok && also
}
