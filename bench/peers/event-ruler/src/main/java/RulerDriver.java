import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.GenericMachine;

/**
 * event-ruler behind the protocol of bench/match/protocol.ts: commands come in as lines of JSON, each is answered by
 * one. Everything that is measured runs on the main thread.
 */
public final class RulerDriver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** The clocks are looked at about this often, in ns. */
  private static final long LOOK_NS = 10_000_000;

  /** What an event, given as text, matches. */
  private interface Matcher {
    List<String> match(String event) throws Exception;
  }

  private List<String> events = List.of();
  private Matcher matcher = event -> List.of();
  private int at;

  public static void main(String[] args) throws Exception {
    RulerDriver driver = new RulerDriver();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(JSON.writeValueAsString(driver.answer(JSON.readTree(line))));
    }
  }

  private Map<String, Object> answer(JsonNode command) {
    try {
      switch (command.get("do").asText()) {
        case "load":
          return load(command);
        case "hits":
          return Map.of("hits", hits(command.get("events").asInt()));
        case "run":
          return run(command.get("seconds").asDouble());
        default:
          return Map.of("error", "no such command: " + command);
      }
    } catch (Exception | StackOverflowError | OutOfMemoryError error) {
      return Map.of("error", String.valueOf(error));
    }
  }

  /** Reads events and rules, one a line, and builds the machine that the mode asks for. */
  private Map<String, Object> load(JsonNode command) throws Exception {
    events = Files.readAllLines(Path.of(command.get("events").asText()));
    List<String> rules = Files.readAllLines(Path.of(command.get("rules").asText()));
    String mode = command.get("mode").asText();
    matcher = event -> List.of();
    at = 0;
    long before = liveBytes();
    long begun = THREADS.getCurrentThreadCpuTime();
    GenericMachine<String> machine =
        GenericMachine.<String>builder()
            .withAdditionalNameStateReuse(mode.contains("reuse"))
            .withStructuredMatching(mode.contains("structured"))
            .build();
    for (String line : rules) {
      JsonNode rule = JSON.readTree(line);
      machine.addRule(rule.get("id").asText(), rule.get("pattern").toString());
    }
    long built = THREADS.getCurrentThreadCpuTime();
    matcher = mode.contains("flat") ? machine::rulesForEvent : machine::rulesForJSONEvent;
    Map<String, Object> loaded = new LinkedHashMap<>();
    loaded.put("rules", rules.size());
    loaded.put("events", events.size());
    loaded.put("buildMs", (built - begun) / 1e6);
    loaded.put("heapBytes", liveBytes() - before);
    return loaded;
  }

  private long hits(int count) throws Exception {
    long hits = 0;
    for (String event : events.subList(0, Math.min(count, events.size()))) {
      hits += matcher.match(event).size();
    }
    return hits;
  }

  /** Goes round the events until that much CPU time of this thread is used. */
  private Map<String, Object> run(double seconds) throws Exception {
    System.gc();
    long done = 0;
    long hits = 0;
    long chunk = 1;
    long process = PROCESS.getProcessCpuTime();
    long wall = System.nanoTime();
    long begun = THREADS.getCurrentThreadCpuTime();
    long now = begun;
    while (now - begun < seconds * 1e9) {
      for (long i = 0; i < chunk; i++) {
        hits += matcher.match(events.get(at)).size();
        at = at + 1 == events.size() ? 0 : at + 1;
      }
      done += chunk;
      long then = now;
      now = THREADS.getCurrentThreadCpuTime();
      if (now - then < LOOK_NS) {
        chunk *= 2;
      }
    }
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("events", done);
    run.put("hits", hits);
    run.put("cpu", (now - begun) / 1e9);
    run.put("wall", (System.nanoTime() - wall) / 1e9);
    run.put("process", (PROCESS.getProcessCpuTime() - process) / 1e9);
    return run;
  }

  /** What is alive after full collections, from the pools: freeMemory() would count the threads' buffers. */
  private static long liveBytes() {
    System.gc();
    System.gc();
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      if (usage != null) {
        bytes += usage.getUsed();
      }
    }
    return bytes;
  }
}
