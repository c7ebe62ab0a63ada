package assets

import "embed"

// Icon is the program's icon, a PNG picture of 512×512.
//
//go:embed icon.png
var Icon []byte

// IconSmall is the same of 64×64, for where it stands small: to shrink the large one for
// every frame took a tenth of the time of painting.
//
//go:embed icon-small.png
var IconSmall []byte

//go:embed icons/*.svg
var drawings embed.FS

// Drawing is the SVG of the program's own icon of that name, a shape of 24×24 in one
// colour. It panics for a name that assets/icons lacks.
func Drawing(name string) []byte {
	svg, err := drawings.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic(err)
	}
	return svg
}
