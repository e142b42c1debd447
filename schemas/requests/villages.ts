import { z } from 'zod';
import { code, date, line, onBehalf, page } from './common.ts';
import { word } from './demand.ts';

export const villageListing = z
  .strictObject({ village: code, name: word, tags: z.array(word).max(10), onBehalf })
  .meta({ id: 'VillageListing', description: '村:示范村、红色村、集体经济薄弱村、软弱涣散村等类型。' });

export const villageWish = z
  .strictObject({ village: code, from: date, document: line, onBehalf })
  .meta({ id: 'VillageWish', description: '提出第一书记需求。' });

export const villageWishEnding = z
  .strictObject({ village: code, until: date, document: line, onBehalf })
  .meta({ id: 'VillageWishEnding', description: 'until 为不再需要的首日。' });

export const firstSecretaryProposal = z
  .strictObject({ village: code, onBehalf })
  .meta({ id: 'FirstSecretaryProposal' });

const filter = {
  on: date.optional(),
  town: code.optional(),
  county: code.optional(),
  tag: word.optional(),
};

export const villageList = z.strictObject({
  ...filter,
  /** Of those that ask: with a first secretary, or without. */
  status: z.enum(['filled', 'wanted']).optional(),
  ...page,
});

export const villageFiguresQuery = z.strictObject({
  ...filter,
  by: z.enum(['town', 'county', 'city', 'tag']).default('county'),
});
