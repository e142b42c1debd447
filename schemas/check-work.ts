import type { WorkHeading } from '../domain/year-policy.ts';

type Say = (at: string, zh: string, en: string) => void;

/** Headings have ids of their own and lie under headings that are there; measures have ids of their own in the whole policy. */
export function checkWork(work: readonly WorkHeading[], places: readonly string[], say: Say): void {
  const ids = work.map(({ id }) => id);
  const measures = new Set<string>();
  work.forEach(({ id, under, confirm, measures: own }, n) => {
    const at = `work.${n}`;
    if (ids.indexOf(id) < n) say(`${at}.id`, `工作事项 ${id} 重复`, `the heading ${id} is there twice`);
    if (under !== undefined && (under === id || !ids.includes(under)))
      say(`${at}.under`, `没有上级事项 ${under}`, `there is no other heading ${under}`);
    if (confirm && !places.includes(confirm.by.of))
      say(
        `${at}.confirm.by.of`,
        `没有处所 ${confirm.by.of},可用:${places.join('、')}`,
        `there is no place ${confirm.by.of} here; use ${places.join(', ')}`,
      );
    own.forEach((measure, k) => {
      if (measures.has(measure.id))
        say(`${at}.measures.${k}.id`, `指标 ${measure.id} 重复`, `the measure ${measure.id} is there twice`);
      measures.add(measure.id);
      if (measure.kind === 'share' && (measure.target ?? 0) > 100)
        say(`${at}.measures.${k}.target`, '比例不超过 100', 'a share is at most 100');
    });
  });
}
