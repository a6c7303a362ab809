package runner

import (
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stgen/stgen/runtimelib/pb"
)

func TestRequestsOfARunningPageAreMerged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var runs []*RerunData
		r := New(func(data *RerunData, interrupt *atomic.Bool) {
			runs = append(runs, data)
			for i := 0; i < 10 && !interrupt.Load(); i++ {
				time.Sleep(time.Second)
			}
		})
		r.Request(&RerunData{QueryString: "1"})
		time.Sleep(1500 * time.Millisecond)
		press := &pb.WidgetState{ID: "b", Value: pb.WidgetStateTriggerValue(true)}
		r.Request(&RerunData{QueryString: "2", WidgetStates: []*pb.WidgetState{press}, Full: true})
		r.Request(&RerunData{QueryString: "2", Ticks: []string{"f1"}})
		r.Request(&RerunData{QueryString: "2", Ticks: []string{"f2"}})
		r.Request(&RerunData{QueryString: "2", Ticks: []string{"f1"}})
		text := &pb.WidgetState{ID: "t", Value: pb.WidgetStateStringValue("x")}
		r.Request(&RerunData{QueryString: "3", WidgetStates: []*pb.WidgetState{text}})
		r.Wait()
		if len(runs) != 2 {
			t.Fatalf("%d runs, want 2", len(runs))
		}
		got := runs[1]
		if got.QueryString != "3" || !got.Full || len(got.WidgetStates) != 2 {
			t.Errorf("merged request is %+v", got)
		}
		if !slices.Equal(got.Ticks, []string{"f1", "f2"}) {
			t.Errorf("the fragments %v are run again, want f1 and f2", got.Ticks)
		}
	})
}

func TestCloseEndsTheRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := New(func(_ *RerunData, interrupt *atomic.Bool) {
			for !interrupt.Load() {
				time.Sleep(time.Second)
			}
		})
		r.Request(&RerunData{})
		time.Sleep(time.Second)
		r.Close()
		r.Wait()
		if r.Running() {
			t.Error("still running after Close")
		}
		if r.Request(&RerunData{}) {
			t.Error("a closed runner takes a request")
		}
	})
}
