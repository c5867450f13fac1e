import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.acl.common.AclClientRPCHook;
import org.apache.rocketmq.acl.common.SessionCredentials;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.utils.StartAndShutdown;
import org.apache.rocketmq.namesrv.NamesrvStartup;
import org.apache.rocketmq.proxy.ProxyStartup;
import org.apache.rocketmq.proxy.grpc.GrpcServerBuilder;
import org.apache.rocketmq.proxy.grpc.v2.GrpcMessagingApplication;
import org.apache.rocketmq.proxy.service.cert.TlsCertificateManager;
import org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig;
import org.apache.rocketmq.tools.admin.DefaultMQAdminExt;

/**
 * A whole RocketMQ in one process: name server, broker and gRPC proxy, on 127.0.0.1 alone.
 *
 * <p>Arguments: the folder with namesrv.conf, broker.conf and rmq-proxy.json; the addresses of name server and broker; the
 * gRPC port; and, where access is controlled, a user and a password. It prints "ready" and then obeys lines on standard input,
 * each "NUMBER COMMAND ARGUMENTS…", with a line "NUMBER ok" or "NUMBER failed: …". When the input ends, so does it.
 */
public class WholeRocketMq {
  private static final PrintStream answers = System.out;
  private static DefaultMQAdminExt admin;
  private static String broker;

  public static void main(String[] args) {
    System.setOut(System.err);
    try {
      start(args);
      answers.println("ready");
      obey();
      Runtime.getRuntime().halt(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      // Threads of the broker that did start would keep the process alive.
      Runtime.getRuntime().halt(1);
    }
  }

  private static void start(String[] args) throws Exception {
    String folder = args[0];
    String nameServer = args[1];
    broker = args[2];
    System.setProperty("rocketmq.home.dir", folder);
    System.setProperty("user.home", folder); // where logs go
    System.setProperty("rmq.logback.configurationFile", "rmq.proxy.logback.xml");
    NamesrvStartup.main0(new String[] {"-c", folder + "/namesrv.conf"});
    LoopbackProxy.start(folder, nameServer, Integer.parseInt(args[3]));
    boolean controlled = args.length > 5;
    admin = controlled
        ? new DefaultMQAdminExt(new AclClientRPCHook(new SessionCredentials(args[4], args[5])), 5000)
        : new DefaultMQAdminExt(5000);
    admin.setNamesrvAddr(nameServer);
    admin.start();
    // A broker tells the name server of its topics ten seconds after its start, or when its settings change.
    Properties change = new Properties();
    change.setProperty("brokerPermission", "6");
    admin.updateBrokerConfig(broker, change);
  }

  private static void obey() throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      List<String> words = Arrays.asList(line.split(" "));
      String answer;
      try {
        command(words.get(1), words.subList(2, words.size()));
        answer = "ok";
      } catch (Exception failure) {
        answer = "failed: " + failure.toString().replace('\n', ' ');
      }
      answers.println(words.get(0) + " " + answer);
    }
  }

  private static void command(String name, List<String> args) throws Exception {
    switch (name) {
      case "topic": { // NAME TYPE QUEUES
        int queues = Integer.parseInt(args.get(2));
        TopicConfig topic = new TopicConfig(args.get(0), queues, queues, 6);
        topic.getAttributes().put("+message.type", args.get(1));
        admin.createAndUpdateTopicConfig(broker, topic);
        return;
      }
      case "group": { // NAME ORDERED RETRIES
        SubscriptionGroupConfig group = new SubscriptionGroupConfig();
        group.setGroupName(args.get(0));
        group.setConsumeMessageOrderly(Boolean.parseBoolean(args.get(1)));
        group.setRetryMaxTimes(Integer.parseInt(args.get(2)));
        admin.createAndUpdateSubscriptionGroupConfig(broker, group);
        return;
      }
      case "user": // NAME PASSWORD
        admin.createUser(broker, args.get(0), args.get(1), "Normal");
        return;
      case "grant": // USER RESOURCE ACTION…
        admin.createAcl(broker, "User:" + args.get(0), List.of(args.get(1)), args.subList(2, args.size()), null, "Allow");
        return;
      default:
        throw new IllegalArgumentException("there is no command " + name);
    }
  }

  /** As ProxyStartup, which has no setting for the address to listen on and opens a port for older clients. */
  private static class LoopbackProxy extends ProxyStartup {
    static void start(String folder, String nameServer, int port) throws Exception {
      String[] args = {"-n", nameServer, "-pm", "local", "-pc", folder + "/rmq-proxy.json", "-bc", folder + "/broker.conf"};
      initConfiguration(parseCommandLineArgument(args));
      initThreadPoolMonitor();
      ThreadPoolExecutor executor = createServerExecutor();
      GrpcMessagingApplication application = GrpcMessagingApplication.create(createMessagingProcessor());
      TlsCertificateManager certificates = new TlsCertificateManager();
      List<StartAndShutdown> parts = new ArrayList<>(List.of(certificates, application));
      parts.add(
          new LoopbackServer(executor, port, certificates)
              .addService(application)
              .configInterceptor()
              .shutdownTime(1, TimeUnit.SECONDS)
              .build());
      // What createMessagingProcessor has made, the broker included, is begun by this list alone.
      Field list = ProxyStartup.class.getDeclaredField("PROXY_START_AND_SHUTDOWN");
      list.setAccessible(true);
      ((StartAndShutdown) list.get(null)).start();
      for (StartAndShutdown part : parts) part.start();
    }
  }

  private static class LoopbackServer extends GrpcServerBuilder {
    LoopbackServer(ThreadPoolExecutor executor, int port, TlsCertificateManager certificates) throws Exception {
      super(executor, port, certificates);
      Field addresses = NettyServerBuilder.class.getDeclaredField("listenAddresses");
      addresses.setAccessible(true);
      @SuppressWarnings("unchecked")
      List<SocketAddress> all = (List<SocketAddress>) addresses.get(serverBuilder);
      all.clear();
      all.add(new InetSocketAddress("127.0.0.1", port));
    }
  }
}
