import { h } from './dom.js';
import { officeName } from './names.js';
import { pair, zh } from './words.js';

export const minutesWords = ({ number, heldOn, due, present, agree, disagree, defer, recused = 0 }) =>
  `${number} · ${heldOn} · 应到 ${due} 实到 ${present}${recused > 0 ? ` 回避 ${recused}` : ''} · 同意 ${agree} 不同意 ${disagree} 缓议 ${defer}`;

/** What an event says beyond its type, by type; `nameOf` is for accounts. */
const details = {
  minuted: (data) => minutesWords(data),
  moved: ({ owner, to, as }, nameOf) => `${zh('as', as)}:${nameOf(owner)} → ${nameOf(to)}`,
  takenBack: ({ owner }, nameOf) => nameOf(owner),
  signerAdded: ({ account, place }, nameOf) => `${zh('place', place)}:${nameOf(account)}`,
  signerRemoved: ({ account }, nameOf) => nameOf(account),
  copied: ({ accounts = [], offices = [] }, nameOf) =>
    [...accounts.map(nameOf), ...offices.map(officeName)].join('、'),
  stepHandedOver: ({ office, why, due }) => `${zh('why', why)} → ${officeName(office)},期限 due ${due}`,
  limitMoved: ({ due }) => `期限 due ${due}`,
  approvalEnded: ({ result }) => pair('verdict', result).join(' '),
  reminded: ({ office }) => officeName(office),
  escalated: ({ office }) => officeName(office),
};

const CLOCK = 'clock';

/** What happened in an approval beside its decisions, a line each. */
export const traceOf = (trace, nameOf) =>
  h(
    'ol',
    { class: 'trace' },
    ...trace.map(({ type, date, by, byName, reason, data }) => {
      const said = details[type]?.(data, nameOf);
      return h(
        'li',
        {},
        `${date} `,
        h('strong', {}, pair('event', type)[0]),
        ' ',
        h('span', { class: 'en', lang: 'en' }, pair('event', type)[1]),
        said && ` ${said}`,
        by !== CLOCK && h('small', {}, ` ${byName ?? by}`),
        reason && h('q', {}, reason),
      );
    }),
  );
