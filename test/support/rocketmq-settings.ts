/** How a RocketMQ of the tests differs from another one. */
export interface RocketMqOptions {
  /** Polls and invisible times as short as a test wants them, instead of the proxy's own limits. */
  readonly quick?: boolean;
  /** Who may do everything; then nobody may do anything without a signature. */
  readonly access?: { readonly user: string; readonly password: string };
  /** TLS beside plain connections, on the same port. */
  readonly tls?: { readonly keyFile: string; readonly certificateFile: string };
}

export interface RocketMqPorts {
  readonly nameServer: number;
  readonly broker: number;
  readonly ha: number;
  readonly grpc: number;
  readonly metrics: number;
}

type Settings = Readonly<Record<string, string | number | boolean>>;

const FORTY_DAYS_SECONDS = 40 * 86_400;
const MIB = 1024 * 1024;

export function brokerSettings(folder: string, ports: RocketMqPorts, options: RocketMqOptions): Settings {
  return {
    brokerClusterName: "DefaultCluster",
    brokerName: "broker-a",
    brokerId: 0,
    brokerRole: "ASYNC_MASTER",
    flushDiskType: "SYNC_FLUSH",
    namesrvAddr: `127.0.0.1:${ports.nameServer}`,
    brokerIP1: "127.0.0.1",
    brokerIP2: "127.0.0.1",
    bindAddress: "127.0.0.1",
    listenPort: ports.broker,
    haListenPort: ports.ha,
    storePathRootDir: `${folder}/store`,
    storePathCommitLog: `${folder}/store/commitlog`,
    autoCreateTopicEnable: false,
    enablePropertyFilter: true,
    enableMixedMessageType: true,
    recallMessageEnable: true,
    timerMaxDelaySec: FORTY_DAYS_SECONDS,
    flushConsumerOffsetInterval: 1000,
    metricsExporterType: "PROM",
    metricsPromExporterHost: "127.0.0.1",
    metricsPromExporterPort: ports.metrics,
    ...SMALL,
    ...(options.access && brokerAccess(options.access)),
  };
}

/** Small files, and without two threads that spin. */
const SMALL: Settings = {
  mappedFileSizeCommitLog: 64 * MIB,
  mappedFileSizeConsumeQueue: 600_000,
  mappedFileSizeTimerLog: 10 * MIB,
  maxHashSlotNum: 100_000,
  maxIndexNum: 400_000,
  timerFlushIntervalMs: 10_000,
  transactionMetricFlushInterval: 500,
  osPageCacheBusyTimeOutMills: 10_000,
  waitTimeMillsInSendQueue: 5000,
};

export function proxySettings(ports: RocketMqPorts, { quick, access, tls }: RocketMqOptions): Settings {
  return {
    rocketMQClusterName: "DefaultCluster",
    namesrvAddr: `127.0.0.1:${ports.nameServer}`,
    proxyMode: "local",
    localServeAddr: "127.0.0.1",
    grpcServerPort: ports.grpc,
    enableBatchAck: true,
    ...(quick && QUICK),
    ...(access && proxyAccess(access)),
    ...(tls && { tlsTestModeEnable: false, tlsKeyPath: tls.keyFile, tlsCertPath: tls.certificateFile }),
  };
}

const QUICK: Settings = {
  maxDelayTimeMills: FORTY_DAYS_SECONDS * 1000,
  grpcClientConsumerMinLongPollingTimeoutMillis: 100,
  minInvisibleTimeMillsForRecv: 1000,
  topicRouteServiceCacheRefreshSeconds: 1,
  topicConfigCacheRefreshSeconds: 1,
  subscriptionGroupConfigCacheRefreshSeconds: 1,
};

const PACKAGE = "org.apache.rocketmq";
const CHECKS: Settings = {
  authenticationEnabled: true,
  authenticationProvider: `${PACKAGE}.auth.authentication.provider.DefaultAuthenticationProvider`,
  authorizationEnabled: true,
  authorizationProvider: `${PACKAGE}.auth.authorization.provider.DefaultAuthorizationProvider`,
};

type Access = NonNullable<RocketMqOptions["access"]>;

function brokerAccess({ user, password }: Access): Settings {
  return {
    ...CHECKS,
    authenticationMetadataProvider: `${PACKAGE}.auth.authentication.provider.LocalAuthenticationMetadataProvider`,
    authorizationMetadataProvider: `${PACKAGE}.auth.authorization.provider.LocalAuthorizationMetadataProvider`,
    initAuthenticationUser: JSON.stringify({ username: user, password }),
    innerClientAuthenticationCredentials: JSON.stringify({ accessKey: user, secretKey: password }),
  };
}

function proxyAccess({ user, password }: Access): Settings {
  return {
    ...CHECKS,
    authenticationMetadataProvider: `${PACKAGE}.proxy.auth.ProxyAuthenticationMetadataProvider`,
    authorizationMetadataProvider: `${PACKAGE}.proxy.auth.ProxyAuthorizationMetadataProvider`,
    innerClientAuthenticationCredentials: JSON.stringify({ accessKey: user, secretKey: password }),
  };
}
