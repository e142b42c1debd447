package bench;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ManagementService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** The engine as its user guide sets it up: its own transactions, a connection pool, history at `audit`. */
final class Approvals {
  static final List<String> OFFICES = List.of("hr", "discipline", "partyGroup", "orgDepartment");
  /** More than two cores keep busy, fewer than Postgres takes. */
  private static final int CONNECTIONS = 20;

  /** Opened at once: as many as keep two cores busy. */
  static final int OPENED_AT_ONCE = 20;

  private static final int PEOPLE = 5;

  enum Model {
    /** A task for each person and office; an office completes the five of a slate in one transaction. */
    together("person"),
    /** The same tasks, completed one call after the other. */
    apart("person"),
    /** One task for the slate and office. */
    form("slate");

    private final String process;

    Model(String process) {
      this.process = process;
    }
  }

  private final ProcessEngine engine;
  private final HikariDataSource pool;
  private final Model model;

  Approvals(URI database, Model model) {
    this.model = model;
    String[] user = database.getUserInfo().split(":");
    pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath());
    pool.setUsername(user[0]);
    pool.setPassword(user[1]);
    pool.setMaximumPoolSize(CONNECTIONS);
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(true);
    // As the user guide has it for many at once: ids from the database take a second connection each now and then.
    configuration.setIdGenerator(new StrongUuidGenerator());
    // Offices decide on a slate one after the other: its people need not be joined by jobs of their own.
    configuration.setParallelMultiInstanceAsyncLeave(false);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource(model.process + ".bpmn20.xml")
        .deploy();
  }

  /** Returns the process instance. */
  String open(int slate) {
    List<String> people = IntStream.range(0, PEOPLE).mapToObj(n -> person(slate, n)).toList();
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(model.process, "slate-" + slate, Map.of("people", new ArrayList<>(people)))
        .getId();
  }

  /** An office looks up what waits for it in the slate, and agrees. */
  void decide(String instance, int slate, String office) {
    TaskService tasks = engine.getTaskService();
    List<Task> open = tasks.createTaskQuery().processInstanceId(instance).taskCandidateGroup(office).list();
    int expected = model == Model.form ? 1 : PEOPLE;
    if (open.size() != expected) throw new IllegalStateException(open.size() + " tasks of " + office);
    String by = office + "-2";
    switch (model) {
      case form:
        tasks.complete(
            open.get(0).getId(),
            by,
            IntStream.range(0, PEOPLE)
                .mapToObj(n -> office + ":" + person(slate, n))
                .collect(Collectors.toMap(Function.identity(), name -> "agree")));
        break;
      case apart:
        for (Task task : open) agree(tasks, task, by);
        break;
      case together:
        ManagementService management = engine.getManagementService();
        management.executeCommand(
            context -> {
              for (Task task : open) agree(tasks, task, by);
              return null;
            });
        break;
    }
  }

  private static void agree(TaskService tasks, Task task, String by) {
    tasks.complete(task.getId(), by, Map.of("verdict", "agree"));
  }

  /** People at the end of the chain. */
  long agreed() {
    if (model == Model.form)
      return engine
          .getHistoryService()
          .createHistoricVariableInstanceQuery()
          .variableNameLike("orgDepartment:%")
          .list()
          .stream()
          .filter(variable -> "agree".equals(variable.getValue()))
          .count();
    return engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("agreed").count();
  }

  void close() {
    engine.close();
    pool.close();
  }

  private static String person(int slate, int n) {
    return "person-" + slate + "-" + n;
  }
}
