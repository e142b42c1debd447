import { z } from 'zod';
import { presenceKinds } from '../../domain/supervision-presence.ts';
import { code, date, line, onBehalf, page, prose } from './common.ts';

const kind = z.enum(presenceKinds);
const year = z.coerce.number().int().min(1900).max(2199);
/** Of one request: a team of ten, every day of a month on its own. */
const MOST_ENTRIES = 400;

export const presenceEntries = z
  .strictObject({
    entries: z
      .array(z.strictObject({ posting: code, from: date, to: date, kind }))
      .min(1)
      .max(MOST_ENTRIES),
    reason: prose.optional(),
    closes: z.boolean().optional().meta({
      description:
        '本月报送完毕,随即汇总;有未登记的日子则不予受理。The month is complete and closed at once; refused while a day is unknown.',
    }),
  })
  .meta({
    id: 'PresenceEntries',
    description:
      '在岗情况:起止均含当日;月度汇总后的更正须写明理由。Both ends included; a correction of a closed month needs its reason.',
  });

export const leave = z
  .strictObject({ posting: code, kind: code, from: date, to: date, reason: prose })
  .meta({ id: 'Leave', description: '请假:起止均为休假日。Both ends are days of leave.' });

export const namedLeave = z.strictObject({ leave: code }).meta({ id: 'NamedLeave' });

export const leaveReturn = z
  .strictObject({ leave: code, on: date, onBehalf })
  .meta({ id: 'LeaveReturn', description: '销假:返岗第一天。The first day at work again.' });

export const spotCheck = z
  .strictObject({
    on: date,
    office: code,
    document: line,
    seen: z.array(z.strictObject({ posting: code, kind })).max(50),
    findings: z
      .array(z.strictObject({ posting: code.optional(), what: prose, rectifyBy: date.optional() }))
      .max(20)
      .default([]),
  })
  .meta({ id: 'SpotCheck' });

export const rectification = z.strictObject({ document: line, done: prose }).meta({ id: 'Rectification' });

export const verification = z
  .discriminatedUnion('result', [
    z.strictObject({ result: z.literal('enough'), document: line, onBehalf }),
    z.strictObject({ result: z.literal('notEnough'), reason: prose, onBehalf }),
  ])
  .meta({ id: 'Verification' });

export const supervisionList = z.strictObject({
  town: code.optional(),
  unit: code.optional(),
  year: year.optional(),
  ...page,
});

export const findingList = z.strictObject({
  town: code.optional(),
  unit: code.optional(),
  posting: code.optional(),
  status: z.enum(['made', 'rectified', 'closed']).optional(),
  ...page,
});

export const presenceMonth = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM'),
});

export const presenceImportQuery = z.strictObject({
  ...presenceMonth.shape,
  check: z.enum(['true', 'false']).default('false'),
  wrongRows: z.enum(['refuse', 'skip']).default('refuse').meta({
    description: '有误的行:refuse 则全部不导入,skip 则略过。All or none, or the rest without them.',
  }),
  reason: prose.max(500).optional(),
});
