import { addressOf, get, Refused } from './api.js';
import { both, h } from './dom.js';
import { officeName } from './names.js';
import { me, refusal } from './screen.js';
import { word } from './words.js';

const TITLE = ['审批预览', 'Who will decide, and by when'];

const holderOf = ({ name, mayDecide, substitute }) =>
  h(
    'span',
    {},
    name,
    !mayDecide && ' (发起人,不审批 initiated it)',
    substitute &&
      ` (代理 substitute ${substitute.name}${substitute.mayDecide ? '' : ',不审批 may not decide'})`,
  );

const tones = { done: 'past', open: 'now', toCome: 'later', skipped: 'later' };

const stepOf = ({ name, kind, status, office, by, holders }) =>
  h(
    'li',
    { class: tones[status], 'aria-current': status === 'open' ? 'step' : null },
    `${name.zh} `,
    h('span', { class: 'en', lang: 'en' }, name.en),
    kind === 'meeting' && ' · 会议 meeting',
    ' ',
    h('span', { class: 'badge' }, word('forecast', status)),
    by && ` 不迟于 by ${by}`,
    office &&
      h(
        'small',
        { class: 'who' },
        `${officeName(office)}:`,
        holders.length === 0
          ? '无人任职 nobody'
          : holders.flatMap((holder, n) => [n > 0 && '、', holderOf(holder)]),
      ),
  );

const listOf = ({ steps }) => h('ol', { class: 'steps' }, ...steps.map(stepOf));

/** Of an approval that goes on. */
export const forecastOf = (forecast) =>
  h('details', { key: `forecast ${forecast.approval}` }, h('summary', {}, both(TITLE)), listOf(forecast));

/** Whoever begins it does not decide it. */
const withoutMe = ({ steps, ...rest }) => ({
  ...rest,
  steps: steps.map(({ holders, ...step }) => ({
    ...step,
    holders: holders.map((holder) => ({
      ...holder,
      mayDecide: holder.mayDecide && holder.account !== me.session.account,
    })),
  })),
});

/** Of a chain that has not begun, for a seat: it is read when it is unfolded. */
export function forecastBefore(id, chain, seat) {
  const content = h('div');
  const load = async () => {
    try {
      const { items } = await get(`${addressOf(id)}/forecasts?${new URLSearchParams({ chain, seat })}`);
      content.replaceChildren(...items.map(withoutMe).map(listOf));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      content.replaceChildren(refusal(error.problem));
    }
  };
  return h(
    'details',
    { ontoggle: ({ currentTarget }) => void (currentTarget.open && load()) },
    h('summary', {}, both(TITLE)),
    content,
  );
}
