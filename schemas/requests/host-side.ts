import { z } from 'zod';
import { code, date, line, prose } from './common.ts';

export const groupMembership = z
  .strictObject({ person: code, from: date, reason: prose, document: line.optional() })
  .meta({ id: 'GroupMembership', description: '增派工作组成员:一般不再增派,由牵头单位说明理由。' });

export const groupRemoval = z
  .strictObject({ person: code, until: date, reason: prose })
  .meta({ id: 'GroupRemoval', description: 'until 为不再是成员的首日。' });

export const officeHolding = z
  .strictObject({
    headquarters: code,
    office: code,
    /** Somebody on the roster. */
    person: code.optional(),
    /** Anybody else. */
    name: line.optional(),
    from: date,
    document: line,
  })
  .refine(({ person, name }) => (person === undefined) !== (name === undefined), {
    message: '人员编号与姓名二选一 the id of somebody on the roster, or else a name',
    path: ['person'],
  })
  .meta({ id: 'OfficeHolding', description: '指挥部任职:职务、人员、起始日期、文号。' });

export const officeEnding = z
  .strictObject({ holder: code, until: date, document: line })
  .meta({ id: 'OfficeEnding', description: 'until 为不再担任的首日。' });

export const officeHolderList = z.strictObject({ headquarters: code.optional(), on: date.optional() });
