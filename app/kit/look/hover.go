package look

// hovered is what the mouse is over; it is only used on the screen's thread.
var hovered interface{ MouseOut() }

// Hover remembers what the mouse came over.
func Hover(o interface{ MouseOut() }) { hovered = o }

// Unhover takes away what the last thing under the mouse shows or is about to show: its page
// goes, and the driver tells it so only when the mouse moves again.
func Unhover() {
	if hovered != nil {
		hovered.MouseOut()
		hovered = nil
	}
}
