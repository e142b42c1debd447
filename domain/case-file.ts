import type { DateString } from './time.ts';

/** A document as it is put on file: its number and date, and where it is kept, if it was handed in. */
export interface FiledDocument {
  readonly number: string;
  readonly on: DateString;
  /** Where the file is kept and its SHA-256 in hex: the engine keeps no files. */
  readonly attachment?: { readonly reference: string; readonly sha256: string };
}
