package office_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"donthu/app/office"
	"donthu/data/register"
)

// A letter is registered, and another joins its matter; both carry the matter then.
func Example() {
	dir, err := os.MkdirTemp("", "so-don-thu-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	ctx, clock := context.Background(), func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) }
	o, err := office.Create(ctx, dir, register.Settings{Ward: "UBND phường Thử Nghiệm"}, clock)
	if err != nil {
		log.Fatal(err)
	}
	defer o.Close()
	facts := register.Facts{ReceivedOn: o.Today(), Source: register.Post, Kind: register.Petition, Sender: register.Person{Name: "Nguyễn Thị Ánh"},
		Content: "Xin sửa cống", Signatories: 1, Round: 1}
	first, err := o.Register(ctx, facts)
	if err != nil {
		log.Fatal(err)
	}
	facts.Sender.Name, facts.Matter = "Trần Văn Bình", first.PossibleMatter()
	second, err := o.Register(ctx, facts)
	if err != nil {
		log.Fatal(err)
	}
	if first, err = o.Letter(ctx, first.ID); err != nil {
		log.Fatal(err)
	}
	fmt.Println(first.Number, first.Matter)
	fmt.Println(second.Number, second.Matter)
	// Output:
	// 1/2026 VV-1-2026
	// 2/2026 VV-1-2026
}
