package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/resultschain/resultschain/examples/service/client"
)

var kills = flag.Int("kills", 6, "how often TestKilled kills the service")

// TestMain runs the service itself where a test starts it as a program.
func TestMain(m *testing.M) {
	if os.Getenv("RUN_THE_SERVICE") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// program starts the service as a program, on a store, and returns it with its
// address.
func program(t *testing.T, file string) (*exec.Cmd, string) {
	t.Helper()
	service := exec.Command(os.Args[0], "-addr", "127.0.0.1:0", "-store", file)
	service.Env = append(os.Environ(), "RUN_THE_SERVICE=yes")
	log, err := service.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := service.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(log)
	var first logLine
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &first) != nil || first.Msg != "listening" {
		service.Process.Kill()
		t.Fatalf("it begins its log with %q", lines.Text())
	}
	go io.Copy(io.Discard, log)
	return service, "http://" + first.Addr
}

// textOf returns a version of a model that shows whether it is whole.
func textOf(id string, version int) []byte {
	line := fmt.Sprintf("# %s %d\n", id, version)
	return []byte(line + strings.Repeat("# of a model that takes many pages of the file\n", 500) + line)
}

// TestKilled kills the service in the middle of writes or asks it to end, again and again,
// and starts it anew on the same file: each version that it has confirmed is there, each that
// is there is whole, and of those that it has not confirmed there is one at most. Where it was
// asked, it answers what has begun, leaves nothing but the file, and ends soon.
func TestKilled(t *testing.T) {
	t.Parallel()
	const writers = 8
	file := filepath.Join(t.TempDir(), "models.db")
	var confirmed [writers]int // the last version of each that was
	inDoubt, asked, late := 0, 0, 0
	var slowest time.Duration
	signals := []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGINT}
	for round := range *kills {
		service, address := program(t, file)
		c := client.Client{Address: address}
		for i := range writers {
			n := verifyVersions(t, c, fmt.Sprintf("m%d", i), confirmed[i])
			inDoubt += n - confirmed[i]
			confirmed[i] = n
		}
		var writing sync.WaitGroup
		var longest [writers]time.Duration // that a write of each took
		for i := range writers {
			writing.Go(func() {
				id := fmt.Sprintf("m%d", i)
				for {
					begun := time.Now()
					etag := ""
					if confirmed[i] > 0 {
						etag = fmt.Sprintf(`"%d"`, confirmed[i])
					}
					if _, err := c.Save(context.Background(), id, textOf(id, confirmed[i]+1), etag); err != nil {
						return // it was killed
					}
					longest[i] = max(longest[i], time.Since(begun))
					confirmed[i]++
				}
			})
		}
		time.Sleep(time.Duration(10+rand.IntN(110)) * time.Millisecond)
		s, busy, begun := signals[round%len(signals)], processorTime(service), time.Now()
		service.Process.Signal(s)
		err := service.Wait()
		took := time.Since(begun)
		writing.Wait()
		slowest = max(slowest, took)
		if s != syscall.SIGKILL {
			asked++
			// What else runs on the machine takes its time for a write too, and beside
			// all other tests only the service's own work can be held against the clock.
			busy = service.ProcessState.UserTime() + service.ProcessState.SystemTime() - busy
			if busy > soon || took > 5*time.Second || *kills >= 50 && took > soon+slices.Max(longest[:]) {
				late++
			}
		}
		if left, _ := filepath.Glob(file + "-*"); s != syscall.SIGKILL && (err != nil || len(left) > 0) {
			t.Errorf("%v: it ended with %v, and leaves %s", s, err, left)
		}
		http.DefaultClient.CloseIdleConnections()
	}
	total := 0
	service, address := program(t, file)
	for i := range writers {
		total += verifyVersions(t, client.Client{Address: address}, fmt.Sprintf("m%d", i), confirmed[i])
	}
	service.Process.Signal(os.Interrupt)
	if err := service.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	t.Logf("%d kills, %d versions saved, %d of them without the client hearing of it; %d did not end soon, the slowest took %v in all", *kills, total, inDoubt, late, slowest.Round(time.Millisecond))
	most := 1 + asked/20                 // a busy machine may not come to it at once
	if late > most && !testing.Short() { // short is with the race detector, which makes all slow
		t.Errorf("too many worked for over %v before they ended, or took long", soon)
	}
	if total == 0 {
		t.Error("nothing was saved before it was killed")
	}
}

// soon is how long the service may take to end.
const soon = 200 * time.Millisecond

// processorTime returns how long the processor has worked for a program that runs; 0 where
// the system does not say it as Linux does.
func processorTime(c *exec.Cmd) time.Duration {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.Process.Pid))
	_, after, _ := strings.Cut(string(data), ") ")
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// verifyVersions checks that all versions that were confirmed are there and one more
// at most, and that all are whole. It returns how many there are.
func verifyVersions(t *testing.T, c client.Client, id string, confirmed int) int {
	t.Helper()
	n := 0
	for ; ; n++ {
		got, _, err := c.Do(t.Context(), "GET", fmt.Sprintf("/v1/models/%s?version=%d", id, n+1), nil, "Accept", "*/*")
		if err != nil {
			break
		}
		if !bytes.Equal(got, textOf(id, n+1)) {
			t.Errorf("version %d of %s is not as it was sent: %d bytes, %.50q", n+1, id, len(got), got)
		}
	}
	if n < confirmed || n > confirmed+1 {
		t.Errorf("%s has %d versions, of which %d were confirmed", id, n, confirmed)
	}
	return n
}
