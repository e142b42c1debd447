import {
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionOptions,
} from '@temporalio/client';
import { temporalOptions, type TemporalPlace } from './temporal-options.ts';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;

/** gRPC's CANCELLED: nobody tries again. */
const CANCELLED = 1;

interface Listener {
  onReceiveMessage?(message: unknown): void;
  onReceiveStatus?(status: { code: number; details: string; metadata: unknown }): void;
}

/**
 * A connection that is made when it is first used, and whose calls end when it is closed. The SDK goes on trying calls that
 * Temporal did not answer, and after `close` throws out of a timer of its own, where nobody can catch it: whoever stopped
 * while Temporal was away would crash.
 */
export function temporalConnection(place: TemporalPlace): Connection {
  let closed = false;
  const last: Interceptor = (options, nextCall) => (closed ? ended() : (nextCall(options) as Call));
  const connection = Connection.lazy({
    ...temporalOptions(place),
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
