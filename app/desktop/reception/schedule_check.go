package reception

import (
	"slices"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// checkedDays are the days of a schedule as its publication finds them on a day.
type checkedDays struct {
	past    []register.ReceptionDay // never published, and over: they are not published any more
	lacking []register.ReceptionDay // to be published, without hours or place
	wanted  []register.ReceptionDay // what is published now: new days and those that changed
	notice  []register.ReceptionDay // what the notice says: all but the past ones
}

// checkDays sorts the days of a schedule for its publication.
func checkDays(days []register.ReceptionDay, today day.Date) (c checkedDays) {
	for _, d := range days {
		if d.PublishedOn.IsZero() && d.On < today {
			c.past = append(c.past, d)
			continue
		}
		c.notice = append(c.notice, d)
		if d.PublishedOn.IsZero() || d.Changed() {
			c.wanted = append(c.wanted, d)
			if d.Hours == "" || d.Place == "" {
				c.lacking = append(c.lacking, d)
			}
		}
	}
	return c
}

// doubts are what is asked about before the days are published: two days on one date,
// and days on which the head does not receive.
func (c *checkedDays) doubts() (sentences []string) {
	on := map[day.Date]int{}
	for _, d := range c.notice {
		if on[d.On]++; on[d.On] == 2 {
			sentences = append(sentences, assets.Text("publish.twice", "day", d.On.Shown()))
		}
	}
	delegated := slices.DeleteFunc(slices.Clone(c.wanted), func(d register.ReceptionDay) bool { return d.Host != register.Delegate })
	if len(delegated) > 0 {
		sentences = append(sentences, assets.Text("publish.delegated", "days", datesOf(delegated)))
	}
	return sentences
}

func datesOf(days []register.ReceptionDay) string {
	all := make([]string, len(days))
	for i, d := range days {
		all[i] = d.On.Shown()
	}
	return strings.Join(all, ", ")
}

// changedWords say what is not any more as it was published: "giờ: 8:00 → 9:00".
func changedWords(d register.ReceptionDay) string {
	if !d.Changed() {
		return ""
	}
	was, now := d.Posted, d.Posting()
	var all []string
	for _, part := range []struct{ key, was, now string }{
		{"publish.change.on", was.On.Shown(), now.On.Shown()}, {"publish.change.hours", was.Hours, now.Hours}, {"publish.change.place", was.Place, now.Place},
		{"publish.change.host", kit.Joined(" ", was.Host.Label(), was.Leader), kit.Joined(" ", now.Host.Label(), now.Leader)},
	} {
		if part.was != part.now {
			all = append(all, assets.Text(part.key, "was", orNone(part.was), "now", orNone(part.now)))
		}
	}
	return strings.Join(all, "; ")
}

func orNone(text string) string {
	if text == "" {
		return assets.Text("publish.change.none")
	}
	return text
}

// standing says how a day stands with its publication.
func standing(d register.ReceptionDay) string {
	switch changed := changedWords(d); {
	case changed != "":
		return assets.Text("publish.changed", "what", changed)
	case !d.RepostedOn.IsZero():
		return assets.Text("schedule.reposted", "value", d.PublishedOn.Shown(), "again", d.RepostedOn.Shown())
	case !d.PublishedOn.IsZero():
		return assets.Text("schedule.published", "value", d.PublishedOn.Shown())
	}
	return ""
}

// unready refuses what cannot be published and leads to the day that lacks something; it
// reports whether it did.
func (c *checkedDays) unready(o *desk.Desk) bool {
	title := assets.Text("schedule.publish")
	switch {
	case len(c.lacking) > 0:
		first := c.lacking[0]
		kit.AskWhich(o.Window, title, assets.Text("publish.lacking", "days", datesOf(c.lacking)),
			kit.Answer{Text: assets.Text("publish.lacking.do", "day", first.On.Shown()), Do: func() { o.OpenInstead(desk.DayForm{Day: first}) }})
	case len(c.wanted) == 0 && len(c.past) > 0:
		kit.ShowNotice(o.Window, title, assets.Text("publish.past", "days", datesOf(c.past)))
	default:
		return false
	}
	return true
}
