import { z } from 'zod';

export const date = z.string().meta({ format: 'date' });
export const maybeDate = date.nullable();
export const data = z.record(z.string(), z.unknown());

/** What an act brought about: recorded by the time it is answered. */
export const commandAnswer = z
  .object({
    case: z.string(),
    /** Events of the case so far. */
    version: z.int(),
    events: z.array(z.object({ sequence: z.int(), type: z.string(), date, data })),
  })
  .meta({ id: 'CommandAnswer' });

export type CommandAnswer = z.infer<typeof commandAnswer>;

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    detail_en: z.string(),
    field: z.string().nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'header']),
          field: z.string(),
          message: z.string(),
          message_en: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });

/** In the order of the items asked for. */
export const commandResults = z
  .object({
    items: z.array(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), case: z.string(), approval: z.string(), version: z.int() }),
        z.object({ ok: z.literal(false), case: z.string(), approval: z.string(), problem }),
      ]),
    ),
  })
  .meta({ id: 'CommandResults' });
