import { z } from 'zod';

/** Business dates that Postgres and the calendar can work with; a year 0202 is a slip of the finger. */
export const date = z.iso
  .date()
  .refine((value) => value >= '1900-01-01' && value <= '2199-12-31', '1900-01-01 .. 2199-12-31')
  .meta({ example: '2021-07-12' });

/** An id or a code: no spaces, no control characters (Postgres stores no NUL). */
export const code = z
  .string()
  .regex(/^[^\s\p{Cc}]{1,200}$/u)
  // Said again without the flag, which OpenAPI's patterns do not have.
  .meta({ pattern: '^[^\\s\\p{Cc}]{1,200}$' });

/** One line of words: a document's number, a body's name. */
export const line = z
  .string()
  .regex(/^[^\p{Cc}]*$/u)
  .refine((value) => value.trim() !== '' && value.length <= 200, '1 .. 200')
  .meta({ pattern: '^[^\\p{Cc}]*$', minLength: 1, maxLength: 200 });

/** Free text: kept in Postgres only, a command carries its id. */
export const prose = z
  .string()
  .max(20_000)
  .refine((value) => value.trim() !== '' && !value.includes('\0'), '1 .. 20000');

/** An act entered for an office that has no login, with the document it rests on. */
export const onBehalf = z
  .strictObject({ office: code, document: line })
  .optional()
  .meta({ description: '代录:代无账号的机构录入,须有文书。An act entered for an office without a login.' });

/** Where a file is kept, by a code without names in it, and its SHA-256: the engine keeps no files. */
const attachment = z.strictObject({
  reference: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A document that is put on file. */
export const filedDocument = z
  .strictObject({ number: line, on: date, attachment: attachment.optional() })
  .meta({ id: 'FiledDocument' });

export const nothing = z.strictObject({});

/** A keyset page: `next` of one page is the `cursor` of the following one. */
export const page = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** Cases that go on, or those that have ended; both without it. */
export const open = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();

/** As of which date; today without it. */
export const asOf = z.strictObject({ on: date.optional() });
