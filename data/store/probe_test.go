package store
import ("syscall";"testing";"time";"fmt";"os";"slices";"context")
func TestProbe(t *testing.T){
 if os.Getenv("PROBE")=="" {t.Skip()}
 ctx:=context.Background()
 s,err:=Open(ctx,os.Getenv("PROBE"),testOptions()); if err!=nil {t.Fatal(err)}
 defer s.Close()
 groups:=map[string][]Query{}
 typed:=func(name string, mk func(string) Query, all ...string){ for _,w:=range all { r:=[]rune(w); for i:=range r { groups[name]=append(groups[name],mk(string(r[:i+1]))) } } }
 plain:=func(x string) Query { return Query{Text:x,Descending:true} }
 typed("plain",plain,"nguyễn thị ánh", "dang van dung", "ngập nước", "thu hồi đất làm hẻm", "bach dang", "karaoke", "VV-12", "công an phường")
 typed("number",plain,"12/2026","1/2026","5043/2025","15/TB-UBND")
 typed("digits",plain,"0791234","0903 000 111","+84903000111","1234")
 typed("place",plain,"P.13","phường 13","P13 nguyễn")
 typed("phrase",func(x string) Query { return Query{Text:`"`+x+`"`,Descending:true}},"thu hồi đất","ngập nước","công an phường")
 typed("filter",func(x string) Query { return Query{Text:x,Open:true,Kind:"complaint",Year:2026,Descending:true}},"nguyễn thị ánh","thu hồi đất","12/2026","0791")
 typed("bysender",func(x string) Query { return Query{Text:x,Sort:BySender}},"nguyễn thị ánh","0791")
 for name,qs:=range groups {
  var all []time.Duration; worst:=time.Duration(0); var w Query
  for range 3 { for _,q:=range qs { b:=cpu(); if _,err:=s.Letters(ctx,q);err!=nil{t.Fatal(q,err)}; d:=cpu()-b; all=append(all,d); if d>worst {worst=d;w=q} } }
  slices.Sort(all)
  fmt.Printf("%-9s n=%d median %v p95 %v max %v %q\n",name,len(all),all[len(all)/2],all[len(all)*95/100],worst,w.Text)
 }
}

func cpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(syscall.RUSAGE_SELF,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
