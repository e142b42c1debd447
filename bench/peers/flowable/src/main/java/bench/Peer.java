package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Slates on a Flowable engine. The bench writes requests as lines of JSON and reads an answer for each: see
 * bench/peers/child.ts. Decisions are made here, through the engine's Java services, and measured around them.
 */
public final class Peer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Approvals approvals;
  /** Process instances by the number of the slate. */
  private final Map<Integer, String> instances = new ConcurrentHashMap<>();

  private Peer(Approvals approvals) {
    this.approvals = approvals;
  }

  public static void main(String[] args) throws Exception {
    Approvals approvals =
        new Approvals(
            URI.create(System.getenv("DATABASE_URL")),
            Approvals.Model.valueOf(System.getenv("MODEL")));
    Peer peer = new Peer(approvals);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(JSON.writeValueAsString(Map.of("ready", true)));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(JSON.writeValueAsString(peer.answer(JSON.readTree(line))));
    }
    approvals.close();
  }

  private Map<String, Object> answer(JsonNode request) {
    Map<String, Object> answer = new HashMap<>();
    try {
      answer.put("done", carryOut(request));
    } catch (Exception failure) {
      answer.put("failed", failure.toString());
    }
    return answer;
  }

  private Object carryOut(JsonNode request) throws Exception {
    int first = request.path("first").asInt();
    int count = request.path("count").asInt();
    switch (request.get("act").asText()) {
      case "open":
        inFlight(first, count, Approvals.OPENED_AT_ONCE, n -> instances.put(n, approvals.open(n)));
        return null;
      case "decide":
        return decide(first, count, request.get("atOnce").asInt());
      case "agreed":
        return approvals.agreed();
      default:
        throw new IllegalArgumentException(request.toString());
    }
  }

  /** Each slate through its four offices, each decision committed before the next one is made. */
  private Map<String, Object> decide(int first, int count, int atOnce) throws Exception {
    List<Double> took = Collections.synchronizedList(new ArrayList<>());
    long began = System.nanoTime();
    inFlight(
        first,
        count,
        atOnce,
        n -> {
          for (String office : Approvals.OFFICES) {
            long sent = System.nanoTime();
            approvals.decide(instances.get(n), n, office);
            took.add((System.nanoTime() - sent) / 1e6);
          }
        });
    return Map.of("seconds", (System.nanoTime() - began) / 1e9, "took", took);
  }

  private interface Work {
    void on(int slate) throws Exception;
  }

  private static void inFlight(int first, int count, int atOnce, Work work) throws Exception {
    AtomicInteger next = new AtomicInteger(first);
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      Callable<Void> runner =
          () -> {
            for (int n = next.getAndIncrement(); n < first + count; n = next.getAndIncrement()) work.on(n);
            return null;
          };
      List<Callable<Void>> runners = IntStream.range(0, atOnce).mapToObj(n -> runner).toList();
      for (Future<Void> ran : threads.invokeAll(runners)) ran.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    } finally {
      threads.shutdown();
    }
  }
}
