import { z } from 'zod';
import { code, date, line, onBehalf, prose } from './common.ts';

/** A few words: what somebody should be good at, or what a village is. */
export const word = z
  .string()
  .regex(/^[^\p{Cc}]*$/u)
  .refine((value) => value.trim() !== '' && value.length <= 40, '1 .. 40')
  .meta({ pattern: '^[^\\p{Cc}]*$', minLength: 1, maxLength: 40 });

const village = z.strictObject({
  name: word,
  /** 示范村, 红色村, 集体经济薄弱村, 软弱涣散村 ... */
  tags: z.array(word).max(10),
  /** Whether it wants a first secretary. */
  firstSecretary: z.boolean(),
});

const needs = { skills: z.array(word).max(20), villages: z.array(village).max(30) };

export const teamNeeds = z
  .strictObject({ ...needs, note: prose.optional(), onBehalf })
  .meta({ id: 'TeamNeeds', description: '人才需求:特长、村与村的类型、是否需要第一书记。' });

export const seatNeeds = z.strictObject(needs).meta({ id: 'SeatNeeds' });

export const quotaNotice = z.strictObject({ number: line, on: date }).meta({ id: 'QuotaNotice' });

export const volunteering = z
  .strictObject({ person: code, seat: code.optional() })
  .meta({ id: 'Volunteering' });

/** Who takes the work of a vacant seat: a colleague of the team, by their posting. */
export const actingHolder = z
  .strictObject({ seat: code, posting: code, document: line.optional() })
  .meta({ id: 'ActingHolder' });

export const demandQuery = z.strictObject({
  /** How far ahead. */
  months: z.coerce.number().int().min(0).max(120).default(12),
});
