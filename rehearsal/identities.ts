import { createHash } from 'node:crypto';
import { chance } from '../domain/chance.ts';
import type { CommandBase } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';
import type { Deed } from './world.ts';

/** That a county signs in itself; for the others somebody else enters what it says, with its paper, or its silence stands. */
const HAS_LOGIN = 0.7;

export const hasLogin = (seed: number, office: string): boolean =>
  chance(seed, office, 'has a login') < HAS_LOGIN;

/** The demonstration identities of an office: the first one proposes and records, the second one decides and confirms. */
export const holderOf = (office: string, which: 1 | 2 = 1): string =>
  `a-${office.replace('/', '-')}-${which}`;

/**
 * Makes a deed; its id follows from what it is, so that a rehearsal cut short and begun again sends the same commands.
 * `version` of the case tells two apart that say the same on one day: a county's office signs a leave twice where the
 * team is the county's own, and a team that somebody leaves once more on a day is explained once more.
 */
export function deed(
  ref: Deed['ref'],
  act: string,
  actor: string,
  date: DateString,
  payload: Readonly<Record<string, unknown>> & Partial<Pick<CommandBase, 'onBehalf'>> = {},
  { slip, version }: { readonly slip?: readonly string[]; readonly version?: number } = {},
): Deed {
  const id = createHash('sha256')
    .update(JSON.stringify([ref.id, act, actor, date, payload, ...(version === undefined ? [] : [version])]))
    .digest('base64url')
    .slice(0, 22);
  return { ref, command: { ...payload, id, act, actor, date }, ...(slip && { slip }) };
}

/** Free texts stand in the staging table: simulated people have these to say. */
export const texts = {
  waiver: '该同志长期分管乡村振兴工作,熟悉情况,岗位急需。',
  returned: '材料不全,请补充后再报。',
  rejected: '经研究,该同志暂不宜派出。',
  objection: '群众来信反映有关情况,请核实。',
  dismissed: '经核查,反映的问题不属实。',
  upheld: '经核查,反映的问题基本属实。',
  shortfall: '队员离岗,补派选派已启动,期间由其他队员分担工作。',
  illness: '因病住院,需长期治疗。',
  cause: '履职不力,建议调整。',
  declined: '班子职数已满。',
  report: '年度驻镇帮扶工作情况报告。',
  opinion: '该同志任期内工作扎实,群众认可。',
  competent: 'competent',
  entry: '移交事项及资料一份。',
  leave: '探亲。',
  finding: '工作台账不全。',
  rectified: '已补齐台账。',
  waived: '单位职能调整,本期免除。',
  work: '年度帮扶项目。',
  progress: '按计划推进。',
  dropped: '条件不成熟,暂缓实施。',
  corrected: '金额录入有误,予以更正。',
  appeal: '对年度评估等次有异议,请予复核。',
  appealRefused: '经复核,维持原等次。',
  longLeave: '家属重病,需长期陪护。',
  recallRefused: '经研究,该同志继续留任。',
} as const;

export const textId = (name: keyof typeof texts): string => `text-rehearsal-${name}`;
