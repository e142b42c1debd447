import {
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type Connection,
  type ConnectionOptions,
} from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;

/** gRPC's CANCELLED: nobody tries again. */
const CANCELLED = 1;

interface Listener {
  onReceiveMessage?(message: unknown): void;
  onReceiveStatus?(status: { code: number; details: string; metadata: unknown }): void;
}

/**
 * A connection whose calls end when it is closed. The SDK goes on trying calls that Temporal did not answer, and after
 * `close` throws out of a timer of its own, where nobody can catch it: a server that stops while Temporal is away crashed.
 */
export function closing(connect: (options: ConnectionOptions) => Connection): Connection {
  let closed = false;
  const last: Interceptor = (options, nextCall) => (closed ? ended() : (nextCall(options) as Call));
  const connection = connect({
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), last],
  });
  const close = connection.close.bind(connection);
  return Object.assign(connection, {
    close: async () => {
      closed = true;
      await close();
    },
  });
}

/** What the SDK uses of a call, answered at once. */
const ended = (): Call =>
  ({
    start(metadata: unknown, listener: Listener = {}) {
      listener.onReceiveMessage?.(null);
      listener.onReceiveStatus?.({ code: CANCELLED, details: 'the connection is closed', metadata });
    },
    sendMessage() {},
    sendMessageWithContext() {},
    startRead() {},
    halfClose() {},
    cancelWithStatus() {},
    getPeer: () => '',
    getAuthContext: () => null,
  }) as unknown as Call;
