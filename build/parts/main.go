// Command parts says what the program is made of. "parts licences" writes the
// licence texts of everything in it into assets/licences, from where the program
// shows them. "parts sbom PROGRAM" prints a bill of materials of a built program,
// CycloneDX 1.6 as JSON.
package main

import (
	"fmt"
	"os"
)

func main() {
	var err error
	switch words := os.Args[1:]; {
	case len(words) == 1 && words[0] == "licences":
		err = writeLicences()
	case len(words) == 2 && words[0] == "sbom":
		err = writeBill(os.Stdout, words[1])
	default:
		err = fmt.Errorf("usage: parts licences | parts sbom PROGRAM")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "parts:", err)
		os.Exit(1)
	}
}
