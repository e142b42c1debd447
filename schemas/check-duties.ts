import { monthsOf, type BearerKind, type DutyPolicy } from '../domain/year-policy.ts';

type Say = (at: string, zh: string, en: string) => void;

/** Places that a duty of each kind of bearer has. */
const placesOf = (of: BearerKind): readonly string[] => [
  ...['unit', 'root', 'municipality'],
  ...(of === 'unit' ? [] : ['leadUnit', 'host', 'headquarters']),
];

/** Duties have ids of their own, name places that they have, and days that lie in their period. */
export function checkDuties(duties: readonly DutyPolicy[], say: Say): void {
  const ids = duties.map(({ id }) => id);
  duties.forEach(({ id, of, every, due, office, byLeader, evidence, confirm, overdue, waivedBy }, n) => {
    const at = `duties.${n}`;
    if (ids.indexOf(id) < n) say(`${at}.id`, `规定动作 ${id} 重复`, `the duty ${id} is there twice`);
    const refs = [
      [`${at}.office.of`, office],
      ...(confirm ? [[`${at}.confirm.by.of`, confirm.by] as const] : []),
      ...overdue.steps.map(({ tell }, step) => [`${at}.overdue.steps.${step}.tell.of`, tell] as const),
      [`${at}.waivedBy.of`, waivedBy],
    ] as const;
    const places = placesOf(of);
    for (const [path, ref] of refs) {
      if (!places.includes(ref.of))
        say(
          path,
          `没有处所 ${ref.of},可用:${places.join('、')}`,
          `there is no place ${ref.of} here; use ${places.join(', ')}`,
        );
    }
    if (every !== 'once' && due.month > monthsOf[every])
      say(`${at}.due.month`, `周期只有 ${monthsOf[every]} 个月`, `the period has ${monthsOf[every]} months`);
    if (every === 'once' && due.day !== undefined)
      say(`${at}.due.day`, '一次性动作按月计', 'what is done once is counted in months from its beginning');
    if (byLeader && (of === 'unit' || of === 'countyPairing' || of === 'districtPairing'))
      say(`${at}.byLeader`, '只有镇有工作队队长', 'only a town has the leader of a team');
    const roles = evidence.participants.map((one) => one.id);
    roles.forEach((role, k) => {
      if (roles.indexOf(role) < k)
        say(`${at}.evidence.participants.${k}.id`, `${role} 重复`, `${role} is there twice`);
    });
    overdue.steps.forEach(({ after }, k) => {
      const before = overdue.steps[k - 1];
      if (before ? after <= before.after : after !== 0)
        say(
          `${at}.overdue.steps.${k}.after`,
          '第一步为0,以后逐步递增',
          'the first step is 0, as soon as the day has passed; each later one is later',
        );
    });
  });
}
