import { z } from 'zod';
import { code, date, filedDocument, onBehalf, page, prose } from './common.ts';
import { word } from './demand.ts';

const id = z.string().regex(/^[A-Za-z]\w{0,40}$/);

/** What an item is called: a line. */
const title = prose.refine((value) => value.length <= 200, '1 .. 200');

export const workPlan = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          heading: id,
          title,
          plan: prose.optional(),
          village: word.optional(),
          dueOn: date.optional(),
        }),
      )
      .min(1)
      .max(60),
  })
  .meta({ id: 'WorkPlan', description: '工作事项:所属条目、名称、计划、村、期限。' });

export const workRevision = z
  .strictObject({ title: title.optional(), plan: prose.optional(), dueOn: date.optional() })
  .meta({ id: 'WorkRevision' });

export const workProgress = z
  .strictObject({
    on: date,
    /** By measure of the heading. */
    figures: z.record(id, z.number().min(-1e12).max(1e12)).optional(),
    note: prose.optional(),
  })
  .meta({ id: 'WorkProgress' });

export const workEvidence = z.strictObject({ document: filedDocument }).meta({ id: 'WorkEvidence' });

export const workCompletion = z.strictObject({ on: date }).meta({ id: 'WorkCompletion' });

export const completionConfirmation = z.strictObject({ onBehalf }).meta({ id: 'CompletionConfirmation' });

export const completionReturn = z.strictObject({ reason: prose, onBehalf }).meta({ id: 'CompletionReturn' });

export const workAbandonment = z.strictObject({ reason: prose }).meta({ id: 'WorkAbandonment' });

const filter = {
  /** A heading and all under it. */
  heading: id.optional(),
  town: code.optional(),
  /** A town, a county or a city, with all that lies in it. */
  within: code.optional(),
  /** The lead unit of today. */
  unit: code.optional(),
  status: z.enum(['open', 'confirming', 'done', 'dropped']).optional(),
};

export const workItemList = z.strictObject({ ...filter, ...page });

export const workFiguresQuery = z.strictObject({
  by: z.enum(['heading', 'town', 'county', 'city', 'unit']).default('heading'),
  ...filter,
});

export const workMeasuresQuery = z.strictObject({
  town: code.optional(),
  within: code.optional(),
  unit: code.optional(),
});
