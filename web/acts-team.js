import { addressOf, get } from './api.js';
import { ask, choice, fixed, text } from './form.js';
import { pair, word } from './words.js';

/** 代理负责: one of the colleagues takes the work of a vacant seat. */
export async function nameActing({ case: id, subject }) {
  const { seats } = await get(addressOf(id));
  const colleagues = seats
    .filter(({ posting }) => posting)
    .map(({ posting, personName, role }) => ({
      value: posting,
      words: `${personName} ${pair('seat', role)[0]}`,
    }));
  ask({
    title: pair('act', 'nameActing'),
    about: subject,
    path: `${addressOf(id)}/acting-holders`,
    fields: [
      fixed('seat', subject),
      choice('posting', ['代理负责人', 'Who takes the work'], colleagues),
      text('document', ['文号(可不填)', 'Document (may be empty)'], { optional: true }),
    ],
  });
}

/** Who takes the work of a vacant seat, by name. */
export function actingOf({ acting }, seats) {
  const colleague = acting && seats.find(({ posting }) => posting === acting);
  return colleague ? [word('act', 'acting'), ` ${colleague.personName}`] : null;
}
