import type { Response } from 'express';

/** A file as it is answered. */
export interface FileAnswer {
  /** One of the route's media types. */
  readonly type: string;
  /** What it is saved as, in any script, with the ending of its type. */
  readonly name: string;
  readonly body: string | Uint8Array;
  /** Shown by a browser, and not saved at once. */
  readonly inline: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export function sendFile(response: Response, { type, name, body, inline, headers = {} }: FileAnswer): void {
  const how = inline ? 'inline' : 'attachment';
  response.status(200).set({
    'content-type': type,
    'content-disposition': `${how}; filename="${inAscii(name)}"; filename*=UTF-8''${encoded(name)}`,
    ...headers,
  });
  response.send(typeof body === 'string' ? body : Buffer.from(body));
}

/** For clients that know the plain parameter only. */
const inAscii = (name: string): string => `document${/\.[a-z]+$/.exec(name)?.[0] ?? ''}`;

/** RFC 5987 leaves fewer characters as they are than an address does. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
