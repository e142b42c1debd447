import { z } from 'zod';
import { fundKinds } from '../../domain/fund-state.ts';
import { code, date, filedDocument, page, prose } from './common.ts';

const source = z.string().regex(/^[A-Za-z]\w{0,40}$/);

/** Yuan, with two decimals at the most: what is kept is fen. */
const amount = z
  .number()
  .positive()
  .max(1e12)
  .refine(
    (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-4,
    '至多两位小数 two decimals at the most',
  )
  .meta({ description: '元,至多两位小数 yuan' });

export const fundEntries = z
  .strictObject({
    entries: z
      .array(
        z.strictObject({
          source,
          kind: z.enum(fundKinds),
          amount,
          on: date,
          document: filedDocument,
          note: prose.optional(),
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: 'FundEntries', description: '资金:来源、计划/到位/使用、金额、日期、文书。' });

export const fundCorrection = z
  .strictObject({ line: z.int().min(1), document: filedDocument, reason: prose })
  .meta({ id: 'FundCorrection', description: '更正:以红字冲销一笔。The counter entry of a line.' });

const year = z.coerce.number().int().min(1900).max(2199).optional();

const filter = {
  year,
  town: code.optional(),
  /** A town, a county or a city, with all that lies in it. */
  within: code.optional(),
  /** The lead unit when the book was opened. */
  unit: code.optional(),
};

export const fundList = z.strictObject({ ...filter, ...page });

export const fundFiguresQuery = z.strictObject({
  by: z.enum(['source', 'town', 'county', 'city', 'unit', 'year']).default('source'),
  source: source.optional(),
  ...filter,
});

export const fundExportQuery = z.strictObject({ source: source.optional(), ...filter });
