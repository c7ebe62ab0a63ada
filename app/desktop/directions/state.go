package directions

import (
	"donthu/app/desktop/desk/views"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// stateChip is how far a direction is: given, being done, reported as done, done. That it
// is late says the chip of its last day.
func stateChip(d *register.Direction, today day.Date) look.Chip {
	switch state := d.State(today); {
	case state == register.DirectionInTime:
		return look.Chip{Icon: look.IconCheck, Text: state.Label(), Tone: look.Done}
	case state == register.DirectionLate:
		return look.Chip{Icon: look.IconCheck, Text: state.Label()}
	case d.Asking:
		return look.Chip{Icon: look.IconHelp, Text: register.DirectionAsking.Label(), Tone: look.Soon}
	case d.Reported:
		return look.Chip{Icon: look.IconEye, Text: assets.Text("directions.reported"), Tone: look.Told}
	case d.Latest != "":
		return look.Chip{Icon: look.IconGoing, Text: assets.Text("directions.going")}
	}
	return look.Chip{Icon: look.IconCircle, Text: assets.Text("directions.givenOnly")}
}

// dueWords say by when a direction is to be done, with what is left while it is open.
func dueWords(d *register.Direction, today day.Date) string {
	if d.DoneOn.IsZero() {
		return views.DueText(d.DueOn, today)
	}
	return d.DueOn.Shown()
}
