package desk

import (
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
)

// Failed shows an error of the register: what happened, and that nothing typed
// is lost.
func (o *Desk) Failed(happened string, err error) {
	kit.ShowProblem(o.Window, assets.Text("desktop.failed.title"), happened+": "+saying.Of(err),
		assets.Text("desktop.failed.kept"), assets.Text("desktop.failed.todo"))
}
