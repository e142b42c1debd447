import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
export type History = proto.temporal.api.history.v1.IHistory;

/**
 * A history as a file: one event a line, so that an edit shows as one. The SDK's own historyToJSON is not used: it fails
 * wherever npm has installed protobufjs twice.
 */
export function historyToJson(history: History): string {
  const { events } = History.toObject(History.fromObject(history), {
    ...{ longs: String, enums: String, bytes: String },
  }) as { events: readonly unknown[] };
  return `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}

export const historyFromJson = (json: string): History =>
  History.fromObject(JSON.parse(json) as Record<string, unknown>);
